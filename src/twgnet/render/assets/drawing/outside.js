// Groups that are out of sight are named at the lower edge of the screen: no group is ever lost.
import { make } from "../explore/dom.js";
import { groups } from "../explore/store.js";
import { nameOf, say } from "../explore/words.js";
import { frameOf } from "./gestures.js";
import { focusBox } from "./keys.js";
const fewestFirst = [...groups].sort((a, b) => a.degree - b.degree);
let named = "";
export function startOutside(net) {
  named = "";
  net.outside = make("ul", { class: "outside screen", "aria-label": say("map.outside") });
  return net.outside;
}
function buttonOf(net, group) {
  const button = make("button", { type: "button", "data-n": group.number }, nameOf(group).slice(0, 60));
  button.addEventListener("click", () => {
    const spot = net.spots.get(group.number);
    frameOf(net).show(spot);
    focusBox(spot.box);
  });
  return make("li", {}, button);
}
export function showOutside(net) {
  const { left, top, right, bottom } = frameOf(net).seen();
  const hidden = fewestFirst.filter(({ number }) => {
    const { x, y, w, h } = net.spots.get(number);
    return x + w / 2 < left || x + w / 2 > right || y + h / 2 < top || y + h / 2 > bottom;
  });
  const now = hidden.map(({ number }) => number).join();
  if (now === named) return;
  named = now;
  const held = net.outside.contains(document.activeElement) ? document.activeElement.dataset.n : null;
  net.outside.replaceChildren(
    ...(hidden.length ? [make("li", {}, say("map.outside"))] : []),
    ...hidden.map((group) => buttonOf(net, group)),
  );
  // A name that the keyboard stands on, and that comes into sight, hands it on to the box of its group.
  const same = net.outside.querySelector(`[data-n="${held}"]`);
  if (same) same.focus({ preventScroll: true });
  else if (held) focusBox(net.spots.get(Number(held)).box);
}
