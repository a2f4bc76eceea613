// In which order the boxes of the columns stand.
import { state } from "../explore/state.js";
import { data, groups, nodes } from "../explore/store.js";
import { compareTexts } from "../explore/words.js";
import { labelOf } from "./boxes.js";
const byName = (a, b) => compareTexts(labelOf(a), labelOf(b));
const GROUP_ORDERS = {
  need: (a, b) => nodes[a].degree - nodes[b].degree || byName(a, b),
  most: (a, b) => nodes[b].degree - nodes[a].degree || byName(a, b),
  name: byName,
};
const order = () =>
  state.sort === "crossings" ? data.crossings : groups.map(({ number }) => number).sort(GROUP_ORDERS[state.sort]);
const joins = new Map();
for (const [a, b, kind, , faint] of data.joins)
  if (kind !== "review" && !faint) joins.set(a, [...(joins.get(a) ?? []), b]);
// Organisations stand beside the groups they want; A to Z by their own names.
export function arrange(sheet) {
  const middle = order();
  const place = new Map(middle.map((number, at) => [number, at]));
  const mean = (number) => {
    const of = joins.get(number) ?? [];
    return of.length ? of.reduce((sum, group) => sum + place.get(group), 0) / of.length : middle.length;
  };
  const others = [...sheet.boxes.values()]
    .filter(({ column, number, member }) => column !== 1 && !member)
    .map(({ number }) => number);
  const means = new Map(others.map((number) => [number, mean(number)]));
  others.sort(state.sort === "name" ? byName : (a, b) => means.get(a) - means.get(b) || a - b);
  const two = sheet.svg.classList.contains("columns");
  sheet.columns = two
    ? [others.filter((_, at) => at % 2 === 0), middle, others.filter((_, at) => at % 2)]
    : [others, middle];
  sheet.xs = two ? [0, 372, 708] : [0, 174];
}
