// The address holds the whole state, so that Back goes back and a link shows what its sender saw.
// What a page does not name as known, such as the language of the report, is left as it stands.
import { nodes, numberOf } from "./store.js";
import { begin, change, state, watch } from "./state.js";
const SHORT = { view: "v", language: "l", attribute: "a", value: "f", sort: "s", order: "o", least: "k" };
let known = {};
let usual = {};
export function stateText() {
  const parts = new URLSearchParams(location.hash.slice(1));
  parts.delete("n");
  for (const name of Object.keys(known)) {
    parts.delete(SHORT[name]);
    if (state[name] !== usual[name]) parts.set(SHORT[name], state[name]);
  }
  for (const number of state.chosen) parts.append("n", nodes[number].id);
  return String(parts);
}
// Only known values are taken from an address.
export function understood(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const patch = { ...usual };
  for (const name of Object.keys(known)) {
    const value = parts.get(SHORT[name]);
    if (value !== null && known[name](value, patch))
      patch[name] = typeof usual[name] === "number" ? Number(value) : value;
  }
  patch.chosen = [...new Set(parts.getAll("n").map(numberOf))].filter((number) => number >= 0).slice(0, 50);
  return patch;
}
const isState = (hash) => hash === "" || hash === "#" || hash.includes("=");
function keep(_, before, remember) {
  if (stateText() === String(new URLSearchParams(location.hash.slice(1))) || !isState(location.hash)) return;
  history[remember ? "pushState" : "replaceState"](null, "", `#${stateText()}`);
}
export function followAddress(values) {
  known = values;
  usual = { ...state };
  watch(keep);
  const follow = () => isState(location.hash) && change(understood(location.hash), false);
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  begin(isState(location.hash) ? understood(location.hash) : usual);
}
