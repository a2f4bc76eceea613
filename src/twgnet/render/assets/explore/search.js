// Search by any name in any language, by acronym, id or what was written: a combobox over every node.
import { all, make, byId, isolated } from "./dom.js";
import { fold, grade } from "./fold.js";
import { nodes } from "./store.js";
import { choose, isChosen } from "./state.js";
import { nameOf, say } from "./words.js";
const MOST_HITS = 12;
const box = byId("search");
const hits = byId("hits");
let index = null;
const OWN_NAME = 8; // times as much as what was written for it
let picked = -1;
function indexed() {
  if (index) return index;
  const names = nodes.map((node) => [node.id.slice(2), node.name, node.short, node.km, ...(node.also ?? [])]);
  const texts = names.map((own) => [...own]);
  for (const node of nodes) {
    for (const [text, status, groups] of node.answers) {
      texts[node.number].push(text);
      if (status === 0) for (const group of groups) texts[group].push(text);
    }
  }
  index = texts.map((written, number) => ({ own: joined(names[number]), written: joined(written) }));
  return index;
}
const joined = (texts) => fold([...new Set(texts)].filter(Boolean).join("\u0000")).replaceAll("\u0000", "\n");
export function find(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const graded = indexed()
    .map(({ own, written }, number) => [grade(written, wanted) + OWN_NAME * grade(own, wanted), number])
    .filter(([points]) => points);
  return graded.sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, number]) => nodes[number]);
}
function option(node, place) {
  const kind = make("small", {}, say(`board.${node.group ? "group" : "organisation"}`));
  const code = node.short && !node.name.includes(node.short) ? ` (${node.short})` : "";
  const item = make("li", { role: "option", id: `hit-${place}`, "aria-selected": "false" });
  item.append(isolated(nameOf(node).slice(0, 120) + code.slice(0, 30)), " ", kind);
  item.addEventListener("mousedown", (event) => (event.preventDefault(), take(node)));
  return item;
}
let found = [];
function showHits() {
  found = find(box.value).slice(0, MOST_HITS);
  const items = found.map(option);
  if (fold(box.value) && !items.length) {
    items.push(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, say("board.no_hits")));
  }
  picked = -1;
  hits.replaceChildren(...items);
  openHits(items.length > 0);
}
function openHits(opened) {
  hits.hidden = !opened;
  box.setAttribute("aria-expanded", String(opened));
  box.removeAttribute("aria-activedescendant");
}
function pick(step) {
  const items = [...hits.children];
  if (!found.length) return;
  picked = (picked + step + items.length) % items.length;
  items.forEach((item, place) => item.setAttribute("aria-selected", String(place === picked)));
  items[picked].scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", items[picked].id);
}
function take(node) {
  openHits(false);
  if (!node) return;
  if (!isChosen(node.number)) choose(node.number);
  bringIntoSight(node.number);
}
// The views that scroll by themselves bring it to where it is; of the others the box or row is looked for.
function bringIntoSight(number) {
  const shown = all(`:is(.node, .row)[data-n="${number}"]`).find((one) => one.getClientRects().length);
  shown?.scrollIntoView({ block: "center" });
}
const KEYS = {
  ArrowDown: () => pick(1),
  ArrowUp: () => pick(-1),
  Enter: () => take(found[Math.max(picked, 0)]),
  Escape: () => openHits(false),
};
export function startSearch() {
  box.addEventListener("input", showHits);
  box.addEventListener("blur", () => openHits(false));
  box.addEventListener("keydown", (event) => {
    if (!KEYS[event.key]) return;
    event.stopPropagation();
    KEYS[event.key]();
    event.preventDefault();
  });
}
