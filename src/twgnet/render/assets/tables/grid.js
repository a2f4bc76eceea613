// A table of many cells: its heads stay in sight, arrows go from cell to cell, a cross shows where one is.
import { all, isolated, make } from "../explore/dom.js";
import { choose, isChosen } from "../explore/state.js";
import { nodes } from "../explore/store.js";
import { nameOf } from "../explore/words.js";
import { fillInSteps } from "./steps.js";
const FEW_COLUMNS = 22; // so few have room for heads of three lines
function head(number, scope, most) {
  const title = nodes[number].name.slice(0, 300);
  const name = make("span", {}, isolated(shortened(nameOf(nodes[number]), most)));
  return make("th", { scope, "data-n": number, title, tabindex: -1 }, name);
}
// The last word stays, where it is short: names of kin often differ only there.
function shortened(text, most) {
  if (text.length <= most) return text;
  const last = text.slice(text.lastIndexOf(" ") + 1);
  const end = last.length <= most / 2 ? ` ${last}` : "";
  return `${text.slice(0, most - end.length).replace(/\s+\S*$/, "")}…${end}`;
}
// `cell(row, column)` gives the text of a cell, its class and, where the text says too little, its label.
export function makeGrid({ rows, columns, corner, label, cell, open, ...steps }) {
  const roomy = columns.length <= FEW_COLUMNS;
  const heads = columns.map((number) => head(number, "col", roomy ? 60 : 36));
  const top = make("tr", {}, make("th", { class: "corner", scope: "col" }, corner), ...heads);
  const empty = make("tr", {}, ...columns.map(() => make("td")));
  const body = make("tbody");
  fillInSteps(body, rows, (row) => filled(empty.cloneNode(true), row, columns, cell), steps);
  const table = make("table", { role: "grid", "aria-label": label }, make("thead", {}, top), body);
  const holder = make("div", { class: roomy ? "grid roomy" : "grid" }, table);
  const first = table.querySelector("td[data-cell]") ?? table.querySelector("th[tabindex]");
  first?.setAttribute("tabindex", "0");
  followPointer(holder, table);
  listenGrid(holder, table, open);
  return holder;
}
function filled(line, row, columns, cell) {
  line.dataset.row = row;
  columns.forEach((column, at) => {
    const shown = cell(row, column);
    if (!shown) return;
    const held = line.cells[at];
    held.textContent = shown.text;
    if (shown.kind) held.className = shown.kind;
    if (shown.label) held.setAttribute("aria-label", shown.label);
    if (shown.plain) return;
    held.dataset.cell = `${row} ${column}`;
    held.tabIndex = -1;
  });
  line.prepend(head(row, "row", 90));
  return line;
}
function followPointer(holder, table) {
  let crossed = 0;
  const cross = (at) => {
    if (at === crossed) return;
    for (const { cells } of table.rows) {
      cells[crossed]?.classList.remove("cross");
      if (at > 0) cells[at]?.classList.add("cross");
    }
    crossed = at;
  };
  holder.addEventListener("pointerover", (event) => cross(event.target.closest("td, th")?.cellIndex ?? 0));
  holder.addEventListener("pointerleave", () => cross(0));
}
export function focusCell(cell) {
  for (const other of all('[tabindex="0"]', cell.closest("table"))) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}
const STEPS_TO = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
function neighbour(table, { cellIndex, parentElement }, key) {
  const row = parentElement.rowIndex;
  if (key === "Home") return table.rows[row].cells[1];
  if (key === "End") return [...table.rows[row].cells].at(-1);
  const [down, right] = STEPS_TO[key] ?? [0, 0];
  return table.rows[row + down]?.cells[cellIndex + right];
}
function listenGrid(holder, table, open) {
  const act = (cell, event) => {
    if (cell.dataset.cell) open(...cell.dataset.cell.split(" ").map(Number));
    else if (cell.dataset.n) choose(Number(cell.dataset.n), event.ctrlKey || event.metaKey);
  };
  holder.addEventListener("click", (event) => {
    const cell = event.target.closest("td, th");
    if (!cell?.matches("[data-cell], [data-n]")) return;
    focusCell(cell);
    act(cell, event);
  });
  holder.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, th");
    if (!cell) return;
    if (event.key === "Enter" || event.key === " ") act(cell, event);
    else if (event.key in STEPS_TO || event.key === "Home" || event.key === "End") {
      const next = neighbour(table, cell, event.key);
      if (next && !next.classList.contains("corner")) focusCell(next);
    } else return;
    event.preventDefault();
  });
}
export function lightGrid(holder, lit) {
  for (const row of all("tbody tr", holder)) {
    row.classList.toggle("lit", lit.has(Number(row.dataset.row)));
    row.cells[0].classList.toggle("chosen", isChosen(Number(row.dataset.row)));
  }
  for (const one of all("thead [data-n]", holder)) one.classList.toggle("chosen", isChosen(Number(one.dataset.n)));
}
