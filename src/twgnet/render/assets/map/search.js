// Search by any name in any language: a combobox over every node.
const MOST_HITS = 12;
const box = document.getElementById("search");
const hits = document.getElementById("hits");
const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u200b]/g, "").toLowerCase();
let index = null;
let picked = -1;
function indexed() {
  index ??= data.nodes.map((node) => [node, plain([node.name, node.short, node.km, ...(node.also ?? []), ...(node.aside ?? []).map(([text]) => text)].filter(Boolean).join("\n").slice(0, 2000))]);
  return index;
}
function find(text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const opens = (names) => Number(names.startsWith(plain(text))) + words.filter((word) => ` ${names.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")}`.includes(` ${word}`)).length;
  return indexed()
    .filter(([, names]) => words.every((word) => names.includes(word)))
    .map(([node, names]) => [node, opens(names)])
    .sort((a, b) => b[1] - a[1])
    .map(([node]) => node);
}
function showHits() {
  const found = find(box.value);
  const items = found.slice(0, MOST_HITS).map((node, place) => {
    const item = make("li", "", { role: "option", id: `hit-${place}`, "aria-selected": "false" });
    item.append(make("bdi", nameOf(node).slice(0, 120)), " ", make("small", say(node.id.startsWith("o:") ? "organisation" : "group")));
    item.addEventListener("mousedown", (event) => (event.preventDefault(), take(node.id)));
    item.dataset.id = node.id;
    return item;
  });
  if (box.value.trim() && !items.length) items.push(make("li", say("no_hits"), { role: "option", "aria-disabled": "true", "aria-selected": "false" }));
  picked = -1;
  hits.replaceChildren(...items);
  openHits(items.length > 0);
}
function openHits(open) {
  hits.hidden = !open;
  box.setAttribute("aria-expanded", String(open));
  box.removeAttribute("aria-activedescendant");
}
function pick(step) {
  const items = [...hits.children];
  if (!items.length) return;
  picked = (picked + step + items.length) % items.length;
  items.forEach((item, place) => item.setAttribute("aria-selected", String(place === picked)));
  box.setAttribute("aria-activedescendant", items[picked].id);
}
function take(id) {
  openHits(false);
  if (nodes.has(id)) choose(id);
}
box.addEventListener("input", showHits);
box.addEventListener("blur", () => openHits(false));
box.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") pick(1);
  else if (event.key === "ArrowUp") pick(-1);
  else if (event.key === "Enter") take(hits.children[Math.max(picked, 0)]?.dataset.id);
  else if (event.key === "Escape") openHits(false);
  else return;
  event.preventDefault();
});
