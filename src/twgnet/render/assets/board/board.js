// The rows of the board: sorting, opening what is folded, lighting what is chosen, colours.
import { all, byId, isolated, make } from "../explore/dom.js";
import { paint } from "../explore/attributes.js";
import { kindOf, near, nodes, seatOf } from "../explore/store.js";
import { change, choose, isChosen, state, watch } from "../explore/state.js";
import { compareNames, say } from "../explore/words.js";
const MOST_OPENED = 200;
const board = byId("board");
const sections = all(".verdict", board);
const rows = all(".row", board);
const home = new Map(rows.map((row) => [row, row.parentElement]));
const numberOfRow = (row) => Number(row.dataset.n);
const SIGNS = { focal: "★ ", alternate: "☆ " };
function chip(number, group) {
  const node = nodes[number];
  const seat = seatOf(number, group);
  const hedged = kindOf(number, group) === "tentative";
  const made = make("button", {
    type: "button",
    class: `chip ${seat || "interested"}${hedged ? " hedged" : ""}`,
    "data-n": number,
    title: node.name.slice(0, 300),
  });
  made.append(SIGNS[seat] ?? "", isolated((node.name.length > 28 && node.short) || node.name.slice(0, 120)));
  if (hedged) made.append(make("span", { class: "unseen" }, `, ${say("board.kind.hedged")}`));
  return make("li", {}, made);
}
// The folded organisations of a row, opened in place; very many come in steps.
function unfold(fold) {
  const row = fold.closest(".row");
  const holder = fold.closest(".chips");
  const there = new Set(all(".chip", holder).map((one) => Number(one.dataset.n)));
  const rest = near[numberOfRow(row)].filter((number) => !there.has(number));
  const opened = rest.slice(0, MOST_OPENED).map((number) => chip(number, numberOfRow(row)));
  const item = fold.parentElement;
  item.before(...opened);
  const left = rest.length - opened.length;
  if (left) fold.textContent = say("board.more", { n: left });
  else item.remove();
  opened[0]?.firstChild.focus();
  lightRow(row);
}
function enhanceFolds() {
  for (const fold of all("a.more", board)) {
    const { paper } = fold.dataset;
    const shut = { type: "button", class: "more", "aria-expanded": "false", "data-paper": paper };
    const made = make("button", shut, ...fold.childNodes);
    fold.replaceWith(made);
  }
}
const ORDERS = {
  most: (a, b) => b.dataset.count - a.dataset.count,
  name: (a, b) => compareNames(nodes[a.dataset.n], nodes[b.dataset.n]),
};
function sortRows() {
  const order = ORDERS[state.sort];
  const sorted = order ? [...rows].sort(order) : rows;
  board.classList.toggle("sorted", Boolean(order));
  for (const row of sorted) (order ? home.get(rows[0]) : home.get(row)).append(row);
  for (const section of sections.slice(1)) section.hidden = Boolean(order);
  const heading = sections[0]?.querySelector(".verdict-name");
  if (heading) heading.hidden = Boolean(order);
  for (const row of rows) row.dataset.verdict = home.get(row).parentElement.className.split(" ").at(-1);
}
// An organisation that is chosen is lit in every row; in rows that fold it, the row is.
function lightRow(row) {
  const members = new Set([...near[numberOfRow(row)]]);
  row.classList.toggle(
    "lit",
    state.chosen.some((number) => members.has(number)),
  );
  row.classList.toggle("chosen", isChosen(numberOfRow(row)));
  const ofChosen = isChosen(numberOfRow(row));
  for (const one of all(".chip", row)) {
    const number = Number(one.dataset.n);
    const lit = ofChosen || isChosen(number);
    one.classList.toggle("lit", lit);
    one.setAttribute("aria-pressed", String(isChosen(number)));
    paint(one, nodes[number]);
  }
}
function showBoard(_, before) {
  board.classList.toggle("choosing", state.chosen.length > 0);
  board.classList.toggle("filtering", Boolean(state.value));
  if (!board.closest("[hidden]")) rows.forEach(lightRow);
  if (state.sort !== before.sort || state.language !== before.language) fillSort();
  if (state.sort !== before.sort || (state.sort === "name" && state.language !== before.language)) sortRows();
}
function fillSort() {
  const box = byId("sort");
  for (const option of box.options) option.textContent = say(`board.by_${option.dataset.code ?? option.value}`);
  if ([...box.options].some(({ value, hidden }) => value === state.sort && !hidden)) box.value = state.sort;
  byId("search").placeholder = say("board.search");
  byId("hits").setAttribute("aria-label", say("board.search"));
}
export const isSort = (value) => value in ORDERS || value === "need";
export function startBoard(onGroup = null) {
  enhanceFolds();
  board.addEventListener("click", (event) => {
    const one = event.target.closest(".chip");
    const fold = event.target.closest("button.more");
    const name = onGroup && event.target.closest(".who a");
    if (one) choose(Number(one.dataset.n), event.ctrlKey || event.metaKey);
    else if (fold) unfold(fold);
    else if (name && !event.ctrlKey && !event.metaKey)
      event.preventDefault(), onGroup(numberOfRow(name.closest(".row")));
  });
  byId("sort").addEventListener("change", (event) => change({ sort: event.target.value }));
  watch(showBoard);
  fillSort();
  sortRows();
}
