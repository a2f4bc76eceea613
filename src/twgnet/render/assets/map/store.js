"use strict";
// The data of the page, indexed once, and what the reader chose.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read("map-data");
const dictionary = read("map-words");
const stage = document.getElementById("stage");
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const near = new Map(data.nodes.map((node) => [node.id, []]));
for (const [a, b, tentative] of data.ties) {
  const [one, other] = [data.nodes[a].id, data.nodes[b].id];
  near.get(one).push({ id: other, tentative });
  near.get(other).push({ id: one, tentative });
}
for (const [id, members] of Object.entries(data.sets)) {
  nodes.set(id, { id, members, name: "", degree: members.length });
  near.set(id, members.map((member) => ({ id: member })));
}
// The markup names nodes by their number; everything else by their id.
const ids = [...nodes.keys()];
for (const tie of document.querySelectorAll("[data-a]")) [tie.dataset.a, tie.dataset.b] = [ids[tie.dataset.a], ids[tie.dataset.b]];
for (const row of document.querySelectorAll("[data-row]")) row.dataset.row = ids[row.dataset.row];
for (const node of document.querySelectorAll(".node")) node.dataset.id = ids[node.dataset.id];
const large = Object.keys(data.sets).length > 0;
const state = { view: "columns", node: "", language: "en", layers: new Set(["gaps", "tentative"]), filter: "" };
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const count = (side) => data.nodes.filter((node) => node.id.startsWith(side)).length;
const SVG = "http://www.w3.org/2000/svg";
function make(tag, text = "", attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
