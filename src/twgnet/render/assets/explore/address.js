// The address holds the whole state, so that Back goes back and a link shows what its sender saw.
// What a page does not name as known, such as the language of the report, is left as it stands.
import { data, nodes, numberOf } from "./store.js";
import { begin, change, state, watch } from "./state.js";
const SHORT = { view: "v", language: "l", attribute: "a", value: "f", sort: "s", least: "k", find: "q", from: "p" };
const MOST_IN_ADDRESS = 50;
let known = {};
let usual = {};
export function stateText() {
  const parts = new URLSearchParams(location.hash.slice(1));
  parts.delete("n");
  parts.delete("c");
  for (const name of Object.keys(known)) {
    parts.delete(SHORT[name]);
    if (state[name] !== usual[name]) parts.set(SHORT[name], state[name]);
  }
  for (const number of state.chosen) parts.append("n", nodes[number].id);
  for (const number of state.opened) parts.append("c", number - nodes.length);
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
  const numbers = (name, number) => [...new Set(parts.getAll(name).map(number))].slice(0, MOST_IN_ADDRESS);
  patch.chosen = numbers("n", numberOf).filter((number) => number >= 0);
  patch.opened = numbers("c", (place) => Number(place)).filter((place) => place in (data.clusters ?? []));
  patch.opened = patch.opened.map((place) => place + nodes.length);
  return patch;
}
const isState = (hash) => hash === "" || hash === "#" || hash.includes("=");
function keep(_, before, remember) {
  if (stateText() === String(new URLSearchParams(location.hash.slice(1))) || !isState(location.hash)) return;
  history[remember ? "pushState" : "replaceState"](null, "", `#${stateText()}`);
}
// `opened` is the address that the page was opened with: a link to a part of the page may have been followed since.
export function followAddress(values, opened = location.hash) {
  known = values;
  usual = { ...state };
  watch(keep);
  const follow = () => isState(location.hash) && change(understood(location.hash), false);
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  begin(isState(opened) ? understood(opened) : usual);
}
