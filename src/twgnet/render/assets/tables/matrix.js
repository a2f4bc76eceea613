// The matrix: organisations by groups, a mark where there is interest; a mark opens the answer itself.
import { byId } from "../explore/dom.js";
import { passes } from "../explore/attributes.js";
import { tellAnswer } from "../explore/panel.js";
import { changes, state, watch } from "../explore/state.js";
import { groups, kindOf, near, nodes, open } from "../explore/store.js";
import { say } from "../explore/words.js";
import { makeGrid, lightGrid } from "./grid.js";
import { sortedGroups, sortedOrganisations } from "./orders.js";
import { keepFocus, matching, PAGED, pager, pageOfRows, perPage } from "./pages.js";
const holder_ = byId("view-matrix");
let grid = null;
const SHOWN = { certain: ["●", "mark-certain"], tentative: ["○", "mark-certain"], review: ["?", "mark-review"] };
function cellOf(row, column) {
  const kind = kindOf(row, column) || (open[row].includes(column) ? "review" : "");
  if (!kind) return null;
  const [text, mark] = SHOWN[kind];
  return { text, kind: mark, label: kind === "certain" ? say("board.meaning.line") : say(`map.key.${kind}`) };
}
function drawMatrix() {
  const page = pageOfRows(matching(sortedOrganisations().filter(passes)), perPage(groups.length));
  keepFocus(holder_, (whole) => {
    grid = makeGrid({
      rows: page.part.map(({ number }) => number),
      columns: sortedGroups().map(({ number }) => number),
      corner: say("map.view.organisations"),
      label: say("map.view.matrix"),
      cell: cellOf,
      open: tellAnswer,
      whole,
      after: lightMatrix,
    });
    holder_.replaceChildren(pager(page), grid);
  });
  lightMatrix();
}
function lightMatrix() {
  lightGrid(grid, new Set(state.chosen.flatMap((number) => (nodes[number].group ? near[number] : [number]))));
}
export function startMatrix() {
  const changed = changes(...PAGED, "sort", "value", "language");
  watch(() => {
    if (state.view !== "matrix") return;
    if (changed()) drawMatrix();
    else lightMatrix();
  });
}
