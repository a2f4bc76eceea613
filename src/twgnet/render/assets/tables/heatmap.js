// Which groups are wanted together: how many organisations want both, darker for more.
import { byId, make } from "../explore/dom.js";
import { change, state, watch } from "../explore/state.js";
import { data, near, nodes } from "../explore/store.js";
import { nameOf, say } from "../explore/words.js";
import { makeGrid, lightGrid, listenGrid } from "./grid.js";
import { sortedGroups } from "./matrix.js";
const heatHolder = byId("view-groups");
let heat = null;
const counted = new Map();
// Pairs that share more than chance would give, marked only where there are any.
const significant = new Set((data.significant ?? []).flatMap(([a, b]) => [a * nodes.length + b, b * nodes.length + a]));
function together() {
  if (counted.size) return counted;
  for (const [number, of] of near.entries()) {
    if (nodes[number].group) continue;
    for (const a of of)
      for (const b of of) counted.set(a * nodes.length + b, (counted.get(a * nodes.length + b) ?? 0) + 1);
  }
  return counted;
}
function drawHeat() {
  const counts = together();
  const order = sortedGroups().map(({ number }) => number);
  const most = Math.max(
    1,
    ...order.flatMap((a) => order.filter((b) => b !== a).map((b) => counts.get(a * nodes.length + b) ?? 0)),
  );
  heat = makeGrid(order, order, say("map.shared_count"), (row, column) => {
    const n = counts.get(row * nodes.length + column) ?? 0;
    if (row === column) return { text: n.toLocaleString("en"), kind: "heat-self", plain: true };
    if (!n) return null;
    const sure = significant.has(row * nodes.length + column);
    const both = say("map.both_want", { a: nameOf(nodes[row]), b: nameOf(nodes[column]) });
    const label = `${both}: ${n}${sure ? `, ${say("map.significant")}` : ""}`.slice(0, 400);
    return {
      text: n.toLocaleString("en") + (sure ? "*" : ""),
      kind: `heat-${Math.min(3, 1 + Math.floor((3 * (n - 1)) / most))}`,
      label,
    };
  });
  const note = significant.size ? [make("p", { class: "hint" }, `* ${say("map.significant")}`)] : [];
  heatHolder.replaceChildren(heat, ...note);
  listenGrid(heat, (a, b) => change({ chosen: [a, b] }));
}
export function startHeatmap() {
  watch((_, before) => {
    if (state.view !== "groups") return;
    if (!heat || state.sort !== before.sort || state.language !== before.language) drawHeat();
    lightGrid(heat, new Set());
  });
}
