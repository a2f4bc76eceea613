// Elements made in one line; text is always text, never markup.
const SVG = "http://www.w3.org/2000/svg";
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];
export const byId = (id) => document.getElementById(id);
function fit(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes))
    if (value !== "" && value != null) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
export const make = (tag, attributes = {}, ...children) => fit(document.createElement(tag), attributes, children);
export const shape = (tag, attributes = {}, ...children) =>
  fit(document.createElementNS(SVG, tag), attributes, children);
export const isolated = (text) => make("bdi", {}, text);
