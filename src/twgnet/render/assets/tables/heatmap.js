// Which groups are wanted together: how many organisations want both, darker for more.
import { passes } from "../explore/attributes.js";
import { byId, make } from "../explore/dom.js";
import { change, changes, state, watch } from "../explore/state.js";
import { data, groups, near, nodes } from "../explore/store.js";
import { say, written } from "../explore/words.js";
import { makeGrid, lightGrid } from "./grid.js";
import { sortedGroups } from "./orders.js";
const STEPS_OF_HEAT = 5;
export const MOST_ACROSS = 80;
const heatHolder = byId("view-groups");
let heat = null;
// Pairs that share more than chance would give, marked only where there are any.
const significant = new Set((data.significant ?? []).flatMap(([a, b]) => [a * nodes.length + b, b * nodes.length + a]));
// How many of the organisations that pass the filter want both groups.
function together() {
  const counted = new Map();
  for (const [number, of] of near.entries()) {
    if (nodes[number].group || !passes(nodes[number])) continue;
    for (const a of of)
      for (const b of of) counted.set(a * nodes.length + b, (counted.get(a * nodes.length + b) ?? 0) + 1);
  }
  return counted;
}
function drawHeat() {
  const counts = together();
  const starred = state.value ? new Set() : significant; // chance was reckoned for all organisations
  const order = sortedGroups().map(({ number }) => number);
  const shared = (a, b) => counts.get(a * nodes.length + b) ?? 0;
  const most = order.reduce((top, a) => order.reduce((to, b) => (a === b ? to : Math.max(to, shared(a, b))), top), 1);
  heat = makeGrid({
    rows: order,
    columns: order,
    corner: say("map.shared_count"),
    label: say("map.view.groups"),
    cell: (row, column) => {
      const n = shared(row, column);
      if (row === column) return { text: written(n), kind: "heat-self", plain: true };
      if (!n) return null;
      const sure = starred.has(row * nodes.length + column);
      const text = written(n) + (sure ? "*" : "");
      // Small numbers are told apart as well as large ones: the step goes with the logarithm.
      const kind = `heat-${Math.ceil((STEPS_OF_HEAT * Math.log1p(n)) / Math.log1p(most))}`;
      return { text, kind, label: sure ? `${n}, ${say("map.significant")}` : "" };
    },
    open: (a, b) => change({ chosen: [a, b] }),
    after: lightHeat,
  });
  const note = starred.size ? [make("p", { class: "note quiet" }, `* ${say("map.significant")}`)] : [];
  heatHolder.replaceChildren(heat, ...note);
}
const lightHeat = () => lightGrid(heat, new Set());
// So many groups that no screen holds their heatmap are a list, as organisations are.
export function startHeatmap() {
  if (groups.length > MOST_ACROSS) return;
  const changed = changes("sort", "language", "attribute", "value");
  watch(() => {
    if (state.view !== "groups") return;
    if (changed()) drawHeat();
    lightHeat();
  });
}
