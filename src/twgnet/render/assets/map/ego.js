// In a large network: one node with everything it is tied to, drawn when asked for.
const MOST_TIES = 40;
function shape(tag, attributes, text = "") {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}
function egoBox(node, x, y, width) {
  const side = node.id.startsWith("o:") ? "organisation" : "group";
  const drawn = shape("g", { class: `node ${side}${node.tier ? ` tier-${node.tier}` : ""}`, "data-id": node.id, "aria-label": describe(node) });
  drawn.append(
    shape("rect", { class: "box", x, y: y - 13, width, height: 26, rx: side === "group" ? 3 : 13 }),
    shape("text", { class: "label", x: x + 14, y: y + 4.5, "font-size": 12.5 }, nameOf(node).replace(/[\u202a-\u202e\u2066-\u2069]/g, "").slice(0, 38)),
    shape("text", { class: "number", x: x + width - 14, y: y + 4.5 }, node.degree),
  );
  return drawn;
}
function drawEgo(id) {
  const holder = document.getElementById("ego");
  const drawn = Boolean(id) && !nodes.get(id).members;
  stage.classList.toggle("ego", drawn);
  holder.hidden = !drawn;
  holder.replaceChildren();
  if (!drawn) return;
  const ties = near.get(id).slice(0, MOST_TIES);
  const height = Math.max(120, 32 * ties.length + 40);
  const svg = shape("svg", { class: "drawing", "data-view": "columns", viewBox: `-10 0 1020 ${height}`, role: "group", "aria-label": describe(nodes.get(id)) });
  ties.forEach(({ id: other, tentative }, place) => {
    const y = 36 + 32 * place;
    svg.append(shape("path", { class: `tie ${tentative ? "tentative" : "certain"}`, "data-a": id, "data-b": other, d: `M340 ${height / 2}C500 ${height / 2} 500 ${y} 660 ${y}` }));
  });
  svg.append(egoBox(nodes.get(id), 0, height / 2, 340), ...ties.map(({ id: other }, place) => egoBox(nodes.get(other), 660, 36 + 32 * place, 340)));
  holder.append(make("p", say("story_ego", { shown: ties.length, all: near.get(id).length }), { class: "quiet" }), svg);
  ready();
}
