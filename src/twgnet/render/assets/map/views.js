// Which view is shown; the language of the page; the present mode.
import { all, byId } from "../explore/dom.js";
import { change, state, watch } from "../explore/state.js";
import { data, groups } from "../explore/store.js";
import { say } from "../explore/words.js";
export const VIEWS = all("[data-view]").map((button) => button.dataset.view);
// The orders that a view has; in a table that of fewest crossings puts groups side by side that are wanted together.
const ORDERS_OF = {
  columns: ["need", "most", "name", "crossings"],
  network: [],
  board: ["need", "most", "name"],
  organisations: ["most", "name"],
  groups: ["need", "most", "name", "crossings"],
  matrix: ["need", "most", "name", "crossings"],
};
// What the marks and numbers of a table say; the drawings and the board have a legend.
const TABLES = ["organisations", "groups", "matrix"];
export const howToRead = () => (TABLES.includes(state.view) ? say(`map.reads.${state.view}`) : "");
function showView(_, before) {
  if (state.language !== before.language) speak();
  if (state.view === before.view && state.language === before.language) return;
  for (const view of VIEWS) byId(`view-${view}`).hidden = view !== state.view;
  for (const button of all("[data-view]"))
    button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  const hint = state.view === "columns" && data.clusters.length ? "gathered" : state.view;
  byId("hint").textContent = hint === "board" ? "" : `${howToRead()} ${say(`map.hint.${hint}`)}`.trim();
  offerOrders(ORDERS_OF[state.view]);
}
function offerOrders(orders) {
  const box = byId("sort");
  for (const option of box.options) option.hidden = !orders.includes(option.value);
  const crossings = [...box.options].find(({ value }) => value === "crossings");
  crossings.dataset.code = state.view === "columns" ? "crossings" : "together";
  crossings.textContent = say(`board.by_${crossings.dataset.code}`);
  box.closest("label").hidden = !orders.length;
  if (orders.length) box.value = orders.includes(state.sort) ? state.sort : orders[0];
}
function speak() {
  document.documentElement.lang = state.language;
  document.title = say("map.title");
  byId("report").href = state.language === "en" ? "index.html" : `index.html#l=${state.language}`;
  for (const button of all("[data-language]"))
    button.setAttribute("aria-pressed", String(button.dataset.language === state.language));
}
function present() {
  const dialog = byId("present");
  const slides = all(".slide", dialog);
  let at = 0;
  const show = (to) => {
    at = Math.max(0, Math.min(slides.length - 1, to));
    slides.forEach((slide, place) => (slide.hidden = place !== at));
    dialog.setAttribute("aria-label", slides[at].querySelector("h2").innerText);
  };
  const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  dialog.addEventListener("keydown", (event) => {
    const step = event.target.tagName === "BUTTON" && event.key === " " ? 0 : STEPS[event.key];
    if (event.key === "Escape") event.stopPropagation();
    if (!step) return;
    show(at + step);
    event.preventDefault();
  });
  for (const button of all("[data-step]", dialog))
    button.addEventListener("click", () => show(at + Number(button.dataset.step)));
  byId("start-present").addEventListener("click", () => {
    show(0);
    dialog.showModal();
    dialog.querySelector('[data-step="1"]').focus();
    dialog.requestFullscreen?.().catch(() => {});
  });
  dialog.addEventListener("close", () => document.fullscreenElement && document.exitFullscreen());
}
export function startViews() {
  for (const button of all("[data-view]"))
    button.addEventListener("click", () => change({ view: button.dataset.view, find: "", from: 0 }));
  for (const button of all("[data-language]"))
    button.addEventListener("click", () => change({ language: button.dataset.language }));
  present();
  watch(showView);
}
export const openingView = () => (groups.length ? "columns" : "board");
