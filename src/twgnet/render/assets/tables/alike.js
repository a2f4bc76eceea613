// Organisations that want the same groups: beside each one those most alike, from a strength upwards.
import { all, byId, isolated, make } from "../explore/dom.js";
import { paint, passes } from "../explore/attributes.js";
import { alike } from "../explore/panel.js";
import { change, choose, isChosen, state, watch } from "../explore/state.js";
import { near, nodes, organisations } from "../explore/store.js";
import { nameOf, say } from "../explore/words.js";
import { sortedOrganisations } from "./matrix.js";
import { keepFocus, matching, pager } from "./pages.js";
const MOST_ALIKE = 6;
const ROWS = 200;
const alikeHolder = byId("view-organisations");
const listed_ = { from: 0, text: "" };
export const strongest = Math.max(1, ...organisations.map(({ degree }) => degree));
function chipOf([other, n]) {
  const one = make("button", {
    type: "button",
    class: "chip",
    "data-n": other,
    title: nodes[other].name.slice(0, 300),
  });
  one.append(
    isolated((nodes[other].name.length > 34 && nodes[other].short) || nodes[other].name.slice(0, 120)),
    ` · ${n}`,
  );
  return make("li", {}, one);
}
function rowOf(node) {
  const most = alike(node)
    .filter(([, n]) => n >= state.least)
    .slice(0, MOST_ALIKE);
  const name = make(
    "button",
    { type: "button", class: "name", "data-n": node.number },
    isolated(nameOf(node).slice(0, 160)),
  );
  const chips = most.length
    ? make("ul", { class: "chips" }, ...most.map(chipOf))
    : make("span", { class: "quiet" }, say("map.none_alike"));
  return make(
    "li",
    { "data-row": node.number },
    name,
    make("span", { class: "number" }, node.degree.toLocaleString("en")),
    chips,
  );
}
function slider() {
  const box = make("input", { type: "range", min: 1, max: strongest, step: 1, id: "least" });
  box.value = state.least;
  const text = make("span", {}, say("map.shared_least", { n: state.least }));
  box.addEventListener("input", () => change({ least: Number(box.value) }, false));
  return make("label", { class: "slider screen" }, text, box);
}
function drawAlike() {
  const rows = matching(sortedOrganisations().filter(passes), listed_.text);
  if (listed_.from >= rows.length) listed_.from = 0;
  const part = rows.slice(listed_.from, listed_.from + ROWS);
  keepFocus(alikeHolder, () => {
    const turn = (from) => ((listed_.from = from), drawAlike());
    const filter = (text) => (Object.assign(listed_, { text, from: 0 }), drawAlike());
    const bar = pager({ ...listed_, shown: part.length, all: rows.length, size: ROWS }, turn, filter);
    alikeHolder.replaceChildren(slider(), bar, make("ol", { class: "alike" }, ...part.map(rowOf)));
  });
  lightAlike();
}
// Members of a chosen group are lit, and so is a chosen organisation wherever it stands.
function lightAlike() {
  const members = new Set(state.chosen.flatMap((number) => (nodes[number].group ? near[number] : [number])));
  alikeHolder.classList.toggle("choosing", state.chosen.length > 0);
  for (const row of all("[data-row]", alikeHolder)) row.classList.toggle("lit", members.has(Number(row.dataset.row)));
  for (const one of all(".chip", alikeHolder)) {
    const number = Number(one.dataset.n);
    one.classList.toggle("lit", members.has(number));
    one.setAttribute("aria-pressed", String(isChosen(number)));
    paint(one, nodes[number]);
  }
}
export function startAlike() {
  alikeHolder.addEventListener("click", (event) => {
    const button = event.target.closest("[data-n]");
    if (button) choose(Number(button.dataset.n), event.ctrlKey || event.metaKey);
  });
  let drawn = false;
  watch((_, before) => {
    if (state.view !== "organisations") return;
    const same =
      drawn && ["sort", "value", "attribute", "language", "least"].every((key) => state[key] === before[key]);
    if (same) lightAlike();
    else drawAlike();
    drawn = true;
  });
}
