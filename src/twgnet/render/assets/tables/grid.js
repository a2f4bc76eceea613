// A table whose heads stay in sight, with a cross where the pointer is.
import { all, isolated, make } from "../explore/dom.js";
import { choose, isChosen } from "../explore/state.js";
import { nodes } from "../explore/store.js";
import { nameOf } from "../explore/words.js";
function head(number, scope) {
  const button = make(
    "button",
    { type: "button", "data-n": number, title: nodes[number].name.slice(0, 300) },
    isolated(nameOf(nodes[number]).slice(0, 90)),
  );
  return make("th", { scope, "data-column": scope === "col" ? number : "" }, button);
}
// `cell(row, column)` gives what a cell shows and its class; nothing for an empty one.
export function makeGrid(rows, columns, corner, cell) {
  const top = make(
    "tr",
    {},
    make("th", { class: "corner", scope: "col" }, corner),
    ...columns.map((number) => head(number, "col")),
  );
  const body = rows.map((row) =>
    make(
      "tr",
      { "data-row": row },
      head(row, "row"),
      ...columns.map((column) => {
        const shown = cell(row, column);
        const held = make("td", { class: shown?.kind ?? "", "data-column": column });
        if (shown)
          held.append(
            shown.plain
              ? shown.text
              : make(
                  "button",
                  { type: "button", class: "cell", "data-cell": `${row} ${column}`, "aria-label": shown.label },
                  shown.text,
                ),
          );
        return held;
      }),
    ),
  );
  const table = make("table", {}, make("thead", {}, top), make("tbody", {}, ...body));
  const holder = make("div", { class: "grid" }, table);
  holder.addEventListener("pointerover", (event) =>
    cross(table, event.target.closest("[data-column]")?.dataset.column),
  );
  holder.addEventListener("pointerleave", () => cross(table, null));
  return holder;
}
function cross(table, column) {
  for (const one of all(".cross", table)) one.classList.remove("cross");
  if (column) for (const one of all(`[data-column="${column}"]`, table)) one.classList.add("cross");
}
export function lightGrid(holder, lit) {
  for (const row of all("tbody tr", holder)) {
    row.classList.toggle("lit", lit.has(Number(row.dataset.row)));
    row.querySelector("th").classList.toggle("chosen", isChosen(Number(row.dataset.row)));
  }
  for (const one of all("thead [data-column]", holder))
    one.classList.toggle("chosen", isChosen(Number(one.dataset.column)));
}
export function listenGrid(holder, onCell) {
  holder.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.cell) onCell(...button.dataset.cell.split(" ").map(Number));
    else if (button?.dataset.n && !button.classList.contains("chip"))
      choose(Number(button.dataset.n), event.ctrlKey || event.metaKey);
  });
}
