// The matrix: organisations by groups, a mark where there is interest; a mark opens the answer itself.
import { byId } from "../explore/dom.js";
import { passes } from "../explore/attributes.js";
import { tellAnswer } from "../explore/panel.js";
import { state, watch } from "../explore/state.js";
import { groups, kindOf, near, nodes, open } from "../explore/store.js";
import { say, sayMeaning } from "../explore/words.js";
import { makeGrid, lightGrid } from "./grid.js";
import { sortedGroups, sortedOrganisations } from "./orders.js";
import { keepFocus, matching, pager, perPage } from "./pages.js";
const holder_ = byId("view-matrix");
const shown = { from: 0, text: "", grid: null };
const SHOWN = { certain: ["●", "mark-certain"], tentative: ["○", "mark-certain"], review: ["?", "mark-review"] };
function cellOf(row, column) {
  const kind = kindOf(row, column) || (open[row].includes(column) ? "review" : "");
  if (!kind) return null;
  const [text, mark] = SHOWN[kind];
  return { text, kind: mark, label: kind === "certain" ? sayMeaning("line") : say(`map.key.${kind}`) };
}
function drawMatrix() {
  const rows = matching(sortedOrganisations().filter(passes), shown.text);
  const size = perPage(groups.length);
  if (shown.from >= rows.length) shown.from = 0;
  const part = rows.slice(shown.from, shown.from + size).map(({ number }) => number);
  const turn = (from) => ((shown.from = from), drawMatrix());
  const filter = (text) => (Object.assign(shown, { text, from: 0 }), drawMatrix());
  keepFocus(holder_, () => {
    shown.grid = makeGrid({
      rows: part,
      columns: sortedGroups().map(({ number }) => number),
      corner: say("map.view.organisations"),
      label: say("map.view.matrix"),
      cell: cellOf,
      open: tellAnswer,
    });
    holder_.replaceChildren(pager({ ...shown, shown: part.length, all: rows.length, size }, turn, filter), shown.grid);
  });
  lightMatrix();
}
function lightMatrix() {
  lightGrid(shown.grid, new Set(state.chosen.flatMap((number) => (nodes[number].group ? near[number] : [number]))));
}
export function startMatrix() {
  watch((_, before) => {
    if (state.view !== "matrix") return;
    const same = shown.grid && ["sort", "value", "language"].every((key) => state[key] === before[key]);
    if (same) lightMatrix();
    else drawMatrix();
  });
}
