// Nodes of one side that share neighbours: beside each one those most alike, from a strength upwards.
import { all, byId, isolated, make } from "../explore/dom.js";
import { paint, passes } from "../explore/attributes.js";
import { alike } from "../explore/alike.js";
import { change, changes, choose, isChosen, state, watch } from "../explore/state.js";
import { groups, near, nodes, organisations } from "../explore/store.js";
import { compareNames, nameOf, say, written } from "../explore/words.js";
import { MOST_ACROSS } from "./heatmap.js";
import { sortedGroups, sortedOrganisations } from "./orders.js";
import { fillInSteps } from "./steps.js";
import { keepFocus, matching, PAGED, pager, pageOfRows, PER_PAGE } from "./pages.js";
const MOST_ALIKE = 6;
export const strongest = Math.max(1, ...organisations.map(({ degree }) => degree));
function chipOf(node, [other, n]) {
  const shared = near[node.number].filter((number) => near[other].includes(number)).slice(0, 12);
  const title = [nodes[other].name.slice(0, 300), ...shared.map((number) => nameOf(nodes[number]))].join("\n");
  const one = make("button", { type: "button", class: "chip", "data-n": other, title });
  const short = (nodes[other].name.length > 34 && nodes[other].short) || nodes[other].name.slice(0, 120);
  one.append(isolated(short), ` · ${written(n)}`);
  return make("li", {}, one);
}
function rowOf(node) {
  const found = alike(node, MOST_ALIKE, state.least);
  const name = make(
    "button",
    { type: "button", class: "name", "data-n": node.number },
    isolated(nameOf(node).slice(0, 160)),
  );
  const chips = found.length
    ? make("ul", { class: "chips" }, ...found.map((one) => chipOf(node, one)))
    : make("span", { class: "quiet" }, say("map.none_alike"));
  const number = make("span", { class: "number" }, written(node.degree));
  return make("li", { "data-row": node.number }, name, number, chips);
}
function slider() {
  const box = make("input", { type: "range", min: 1, max: strongest, step: 1, id: "least" });
  box.value = state.least;
  const text = make("span", {}, say("map.shared_least", { n: state.least }));
  box.addEventListener("input", () => change({ least: Number(box.value) }, false));
  return make("label", { class: "slider screen" }, text, box);
}
// The groups, those with the fewest first: choosing one lights its members here and everywhere.
function groupChooser() {
  const listed = [...groups].sort((a, b) => a.degree - b.degree || compareNames(a, b));
  const option = ({ number, degree }) =>
    make("option", { value: number }, `${nameOf(nodes[number]).slice(0, 60)} (${written(degree)})`);
  const box = make("select", { "data-turn": "members" }, make("option"), ...listed.map(option));
  box.value = state.chosen.find((number) => nodes[number].group) ?? "";
  box.addEventListener("change", () => change({ chosen: box.value ? [Number(box.value)] : [] }));
  return make("label", { class: "members screen" }, make("span", {}, say("map.members_of")), box);
}
class List {
  constructor(view, sorted, above) {
    Object.assign(this, { view, sorted, above, holder: byId(`view-${view}`) });
    this.changed = changes(...PAGED, "sort", "value", "language", "least");
    this.holder.addEventListener("click", (event) => {
      const button = event.target.closest("[data-n]");
      if (button) choose(Number(button.dataset.n), event.ctrlKey || event.metaKey);
    });
    watch(() => this.show());
  }
  // Members of a chosen group stand first, so that they are on the page that is seen.
  show() {
    if (state.view !== this.view) return;
    if (this.changed(state.chosen.filter((number) => nodes[number].group))) this.draw();
    else this.light();
  }
  rows() {
    const rows = matching(this.sorted().filter(passes));
    const lit = this.lit();
    const first = state.chosen.some((number) => nodes[number].group);
    return first ? [...rows].sort((a, b) => lit.has(b.number) - lit.has(a.number)) : rows;
  }
  lit() {
    return new Set(state.chosen.flatMap((number) => (nodes[number].group ? [number, ...near[number]] : [number])));
  }
  draw() {
    const page = pageOfRows(this.rows(), PER_PAGE);
    keepFocus(this.holder, (whole) => {
      const bar = pager(page);
      bar.prepend(...this.above());
      const list = make("ol", { class: "alike" });
      this.holder.replaceChildren(bar, list);
      fillInSteps(list, page.part, rowOf, { whole, after: () => this.light() });
    });
    this.light();
  }
  // Members of a chosen group are lit, and so is a chosen node wherever it stands.
  light() {
    const lit = this.lit();
    this.holder.classList.toggle("choosing", state.chosen.length > 0);
    for (const row of all("[data-row]", this.holder)) row.classList.toggle("lit", lit.has(Number(row.dataset.row)));
    for (const one of all(".chip", this.holder)) {
      const number = Number(one.dataset.n);
      one.classList.toggle("lit", lit.has(number));
      one.setAttribute("aria-pressed", String(isChosen(number)));
      paint(one, nodes[number]);
    }
  }
}
export function startAlike() {
  new List("organisations", sortedOrganisations, () => [slider(), groupChooser()]);
  if (groups.length > MOST_ACROSS) new List("groups", sortedGroups, () => []);
}
