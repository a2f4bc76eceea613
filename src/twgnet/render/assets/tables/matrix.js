// The matrix: organisations by groups, a mark where there is interest; a mark opens the answer itself.
import { byId } from "../explore/dom.js";
import { passes } from "../explore/attributes.js";
import { tellAnswer } from "../explore/panel.js";
import { state, watch } from "../explore/state.js";
import { groups, kindOf, near, nodes, open, organisations } from "../explore/store.js";
import { nameOf, say, sayMeaning } from "../explore/words.js";
import { makeGrid, lightGrid, listenGrid } from "./grid.js";
import { keepFocus, matching, pager, perPage } from "./pages.js";
const holder_ = byId("view-matrix");
const shown = { from: 0, text: "", grid: null };
const alphabetic = (a, b) => nameOf(a).localeCompare(nameOf(b));
const ROW_ORDERS = {
  need: (a, b) => b.degree - a.degree || alphabetic(a, b),
  most: (a, b) => b.degree - a.degree || alphabetic(a, b),
  name: alphabetic,
};
const COLUMN_ORDERS = {
  need: (a, b) => a.degree - b.degree || alphabetic(a, b),
  most: (a, b) => b.degree - a.degree || alphabetic(a, b),
  name: alphabetic,
};
export const sortedGroups = () => [...groups].sort(COLUMN_ORDERS[state.sort] ?? COLUMN_ORDERS.need);
export const sortedOrganisations = () => [...organisations].sort(ROW_ORDERS[state.sort] ?? ROW_ORDERS.need);
const SHOWN = { certain: ["●", "mark-certain"], tentative: ["○", "mark-certain"], review: ["?", "mark-review"] };
function cellOf(row, column) {
  const kind = kindOf(row, column) || (open[row].includes(column) ? "review" : "");
  if (!kind) return null;
  const [text, mark] = SHOWN[kind];
  const meaning = kind === "certain" ? sayMeaning("line") : say(`map.key.${kind}`);
  const label = `${nameOf(nodes[row])}, ${nameOf(nodes[column])}: ${meaning}`.slice(0, 300);
  return { text, kind: mark, label };
}
function drawMatrix() {
  const rows = matching(sortedOrganisations().filter(passes), shown.text);
  const size = perPage(groups.length);
  if (shown.from >= rows.length) shown.from = 0;
  const part = rows.slice(shown.from, shown.from + size).map(({ number }) => number);
  keepFocus(holder_, () => {
    shown.grid = makeGrid(
      part,
      sortedGroups().map(({ number }) => number),
      say("board.organisation"),
      cellOf,
    );
    const turn = (from) => ((shown.from = from), drawMatrix());
    const filter = (text) => (Object.assign(shown, { text, from: 0 }), drawMatrix());
    holder_.replaceChildren(pager({ ...shown, shown: part.length, all: rows.length, size }, turn, filter), shown.grid);
    listenGrid(shown.grid, tellAnswer);
  });
  lightMatrix();
}
function lightMatrix() {
  lightGrid(shown.grid, new Set(state.chosen.flatMap((number) => (nodes[number].group ? near[number] : [number]))));
}
export function startMatrix() {
  watch((_, before) => {
    if (state.view !== "matrix") return;
    const same = shown.grid && ["sort", "value", "attribute", "language"].every((key) => state[key] === before[key]);
    if (same) lightMatrix();
    else drawMatrix();
  });
}
