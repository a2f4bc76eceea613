// Long tables come in pages, with a box that filters their rows.
import { make } from "../explore/dom.js";
import { fold } from "../explore/fold.js";
import { nameOf, say } from "../explore/words.js";
import { focusCell } from "./grid.js";
const PER_PAGE = 200;
export const perPage = (columns) => Math.max(20, Math.min(PER_PAGE, Math.floor(6000 / Math.max(1, columns))));
export function matching(list, text) {
  const wanted = fold(text);
  return wanted ? list.filter((node) => fold(`${nameOf(node)} ${node.short ?? ""}`).includes(wanted)) : list;
}
// `turn` is given the new first row, `filter` the text; both draw the table again.
export function pager({ from, shown, all, text, size }, turn, filter) {
  const bar = make("div", { class: "pager screen" });
  const box = make("input", {
    type: "text",
    "aria-label": say("map.find_rows"),
    placeholder: say("map.find_rows"),
    autocomplete: "off",
  });
  box.value = text;
  box.addEventListener("input", () => filter(box.value));
  const step = (code, to, off) => {
    const button = make("button", { type: "button", "data-turn": code }, say(`map.${code}`));
    button.disabled = off;
    button.addEventListener("click", () => turn(to));
    return button;
  };
  bar.append(
    box,
    make("span", { role: "status" }, say("map.page_of", { from: all ? from + 1 : 0, to: from + shown, n: all })),
  );
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
  redraw();
  const again = holder.querySelector(input ? `input[type="${input[0]}"]` : same || ":not(*)");
  if (!active) return;
  if (again?.matches("td, th")) focusCell(again);
  else if (again && !again.disabled) again.focus();
  else holder.querySelector("button:not(:disabled), input, [tabindex='0']")?.focus();
  if (input?.[0] === "text") again?.setSelectionRange(input[1], input[1]);
}
