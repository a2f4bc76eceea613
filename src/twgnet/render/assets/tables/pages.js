// Long tables come in pages, with a box that filters their rows.
import { make } from "../explore/dom.js";
import { fold } from "../explore/fold.js";
import { nameOf, say } from "../explore/words.js";
import { change, state } from "../explore/state.js";
import { focusCell } from "./grid.js";
export const PER_PAGE = 200;
// What a page depends on: the text that filters rows, and the first row that is shown.
export const PAGED = ["find", "from"];
export const perPage = (columns) => Math.max(20, Math.min(PER_PAGE, Math.floor(24_000 / Math.max(1, columns))));
export function matching(list) {
  const wanted = fold(state.find);
  return wanted ? list.filter((node) => fold(`${nameOf(node)} ${node.short ?? ""}`).includes(wanted)) : list;
}
export function pageOfRows(rows, size) {
  const from = state.from < rows.length ? state.from : 0;
  return { from, size, all: rows.length, part: rows.slice(from, from + size) };
}
export const placeOf = (from, shown, all) => say("map.page_of", { from: all ? from + 1 : 0, to: from + shown, n: all });
export function pager({ from, size, all, part }) {
  const label = say("map.find_rows");
  const box = make("input", { type: "text", "aria-label": label, placeholder: label, autocomplete: "off" });
  box.value = state.find;
  box.addEventListener("input", () => change({ find: box.value, from: 0 }, false));
  const step = (code, to, off) => {
    const button = make("button", { type: "button", "data-turn": code }, say(`map.${code}`));
    button.disabled = off;
    button.addEventListener("click", () => change({ from: to }));
    return button;
  };
  const place = make("span", { role: "status" }, placeOf(from, part.length, all));
  const bar = make("div", { class: "pager screen" }, box, place);
  Object.assign(bar.dataset, { from, all });
  if (all > size)
    bar.append(step("earlier", Math.max(0, from - size), from === 0), step("later", from + size, from + size >= all));
  return bar;
}
// Drawing again keeps the keyboard where it was.
export function keepFocus(holder, redraw) {
  const active = holder.contains(document.activeElement) ? document.activeElement : null;
  const key = ["data-turn", "data-cell", "data-n"].find((name) => active?.hasAttribute(name));
  const same = key && `${active.tagName}[${key}="${CSS.escape(active.getAttribute(key))}"]`;
  const input = active?.tagName === "INPUT" ? [active.type, active.selectionStart] : null;
  redraw(Boolean(key && active.closest("table, ol")));
  const again = holder.querySelector(input ? `input[type="${input[0]}"]` : same || ":not(*)");
  if (!active) return;
  if (again?.matches("td, th")) focusCell(again);
  else if (again && !again.disabled) again.focus();
  else holder.querySelector("button:not(:disabled), input, [tabindex='0']")?.focus();
  if (input?.[0] === "text") again?.setSelectionRange(input[1], input[1]);
}
