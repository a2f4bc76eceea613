// Any attribute of the organisations as colour and as filter, with how many have each value.
import { all, byId, make } from "./dom.js";
import { attributes, nodes, organisations } from "./store.js";
import { change, state, watch } from "./state.js";
import { say } from "./words.js";
const TINTS = 8;
const MOST_VALUES = 24;
const chooser = byId("attribute");
const valueList = byId("values");
const attributeLabel = (name) =>
  name === "organisation_type" ? say("board.organisation_type") : name.replaceAll("_", " ");
export const valueOf = (node) => node.values[state.attribute] ?? "";
export function tintOf(node) {
  const values = attributes.find(({ name }) => name === state.attribute)?.values;
  if (!values || node.group) return "";
  const place = values.indexOf(valueOf(node));
  return `tint-${place < 0 ? TINTS : Math.min(place, TINTS)}`;
}
// Whether a node passes the filter; groups always do, for a group must never be lost.
export const passes = (node) => !state.value || node.group || valueOf(node) === state.value.slice(1);
function valueButton(value, tint, n) {
  const text = `${value || say("board.without")} (${n})`;
  const made = make(
    "button",
    { type: "button", class: tint, "aria-pressed": String(state.value === `=${value}`) },
    text,
  );
  made.addEventListener("click", () => change({ value: state.value === `=${value}` ? "" : `=${value}` }));
  return make("li", {}, made);
}
function fillValues() {
  const options = attributes.map(({ name }) => make("option", { value: name }, attributeLabel(name)));
  chooser.replaceChildren(make("option", { value: "" }, say("board.no_colour")), ...options);
  for (const option of options) option.value = option.getAttribute("value");
  chooser.options[0].value = "";
  chooser.value = state.attribute;
  const values = attributes.find(({ name }) => name === state.attribute)?.values ?? [];
  const counts = new Map();
  for (const node of organisations) counts.set(valueOf(node), (counts.get(valueOf(node)) ?? 0) + 1);
  const shown = state.attribute ? [...values.slice(0, MOST_VALUES), ...(counts.has("") ? [""] : [])] : [];
  const at = valueList.contains(document.activeElement) ? all("button", valueList).indexOf(document.activeElement) : -1;
  valueList.replaceChildren(
    ...shown.map((value) =>
      valueButton(value, tintOf({ values: { [state.attribute]: value } }), counts.get(value) ?? 0),
    ),
  );
  if (at >= 0) all("button", valueList)[at]?.focus();
}
// Give what shows an organisation the colour of its value, and say whether it is filtered out.
export function paint(element, node) {
  for (const name of [...element.classList]) if (name.startsWith("tint")) element.classList.remove(name);
  const tint = tintOf(node);
  if (tint) element.classList.add("tinted", tint);
  element.classList.toggle("out", !passes(node));
}
export function startAttributes() {
  byId("colour").hidden = !attributes.length;
  chooser.addEventListener("change", () => change({ attribute: chooser.value, value: "" }));
  watch((_, before) => {
    if (["attribute", "value", "language"].some((key) => state[key] !== before[key])) fillValues();
  });
  fillValues();
}
export const isAttribute = (name) => attributes.some((one) => one.name === name);
export const isValue = (value, { attribute }) =>
  Boolean(attribute) && nodes.some((node) => (node.values[attribute] ?? "") === value.slice(1));
