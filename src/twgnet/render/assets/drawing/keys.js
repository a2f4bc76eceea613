// Arrows go to the nearest box that way, Enter chooses; pointing lights what a box is tied to.
import { all } from "../explore/dom.js";
import { light } from "./light.js";
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
function middle(box) {
  const { x, y, width, height } = box.querySelector(".box").getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}
function nearest(box, [right, down]) {
  const [x, y] = middle(box);
  let best = null;
  let least = Infinity;
  for (const other of all(".node", box.closest("svg"))) {
    const [u, v] = middle(other);
    const along = (u - x) * right + (v - y) * down;
    const across = Math.abs((u - x) * down) + Math.abs((v - y) * right);
    if (along > 1 && along + 2.5 * across < least) [best, least] = [other, along + 2.5 * across];
  }
  return best;
}
export function focusBox(box) {
  for (const other of all('.node[tabindex="0"]', box.closest("svg"))) other.setAttribute("tabindex", "-1");
  box.setAttribute("tabindex", "0");
  box.focus();
}
export function listen(svg, pick) {
  const boxAt = (event) => event.target.closest(".node");
  svg.addEventListener("keydown", (event) => {
    const box = boxAt(event);
    if (!box) return;
    if (event.key === "Enter" || event.key === " ") pick(box, event);
    else if (WAYS[event.key]) {
      const next = nearest(box, WAYS[event.key]);
      if (next) focusBox(next);
    } else return;
    event.preventDefault();
  });
  svg.addEventListener("click", (event) => boxAt(event) && pick(boxAt(event), event));
  const point = (event) => light(svg, boxAt(event) ? Number(boxAt(event).dataset.n) : -1);
  svg.addEventListener("pointerover", point);
  svg.addEventListener("pointerleave", () => light(svg));
  // Chromium stops with Tab at an SVG that listens to focus itself: what it stands in listens.
  const within = (run) => (event) => svg.contains(event.target) && run(event);
  svg.parentElement.addEventListener("focusin", within(point));
  svg.parentElement.addEventListener(
    "focusout",
    within(() => light(svg)),
  );
}
