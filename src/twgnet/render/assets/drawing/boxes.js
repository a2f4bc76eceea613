// Boxes of a drawing: found in the page or made here, named for those who do not see them.
import { all, shape } from "../explore/dom.js";
import { groups, near, nodes } from "../explore/store.js";
import { nameOf, say, written } from "../explore/words.js";
import { clusterName, clusters, first, isCluster } from "./clusters.js";
export const SIZE = 12.5;
export const GAP = 4; // between two boxes of a column
export const stateOf = (node) => node.verdict ?? "";
const sketch = document.createElement("canvas").getContext("2d");
const style = getComputedStyle(document.body);
const { fontFamily } = style;
const markOf = (state) => style.getPropertyValue(`--mark-${state}`).slice(1, -1);
export function widthOf(text, bold = false) {
  sketch.font = `${bold ? 600 : 400} ${SIZE}px ${fontFamily}`;
  return sketch.measureText(text).width;
}
export function cut(text, room, bold = false) {
  const clean = text.replace(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/g, " ").slice(0, 160);
  if (widthOf(clean, bold) <= room) return clean;
  let end = clean.length;
  while (end > 1 && widthOf(`${clean.slice(0, end)}…`, bold) > room) end -= Math.max(1, Math.round(end / 12));
  return `${clean.slice(0, end).trimEnd()}…`;
}
// A text in at most two lines, broken between words.
export function wrapped(text, room) {
  if (widthOf(text) <= room) return [text];
  const words = text.split(" ");
  let start = words.shift();
  while (words.length && widthOf(`${start} ${words[0]}`) <= room) start += ` ${words.shift()}`;
  return [cut(start, room), ...(words.length ? [cut(words.join(" "), room)] : [])];
}
export function labelOf(number) {
  return isCluster(number) ? clusterName(clusters[number - first]) : nameOf(nodes[number]);
}
export function describe(number) {
  if (isCluster(number)) {
    const cluster = clusters[number - first];
    return `${clusterName(cluster)}, ${say("board.counted", { n: cluster.members.length })}`.slice(0, 400);
  }
  const node = nodes[number];
  const words = node.group
    ? [say("board.meaning.counted", { n: node.degree }), stateOf(node) ? say(`board.section.${stateOf(node)}`) : ""]
    : [say("board.meaning.of_groups", { n: node.degree, all: groups.length })];
  return [nameOf(node).slice(0, 300), ...words].filter(Boolean).join(", ");
}
export const countOf = (number) => (isCluster(number) ? clusters[number - first].members.length : near[number].length);
const sideOf = (number) => (isCluster(number) ? "cluster" : nodes[number].group ? "group" : "organisation");
// A box of text lines, its corner at 0 0.
export function makeBox(number, lines, width, height, kind = "") {
  const group = sideOf(number) === "group";
  const state = group && stateOf(nodes[number]) ? ` state-${stateOf(nodes[number])}` : "";
  const made = shape("g", { class: `node ${sideOf(number)}${state} ${kind}`.trim(), "data-n": number });
  const x = group ? 26 : 11;
  const foot = isCluster(number) ? lines.at(-1) : null;
  const top = height / 2 - (lines.length - 1) * SIZE * 0.59 + SIZE * 0.35;
  const spans = lines
    .slice(1)
    .flatMap((line) => [" ", shape("tspan", { x, dy: SIZE * 1.18, class: line === foot ? "foot" : "" }, line)]);
  made.append(
    shape("rect", { class: "box", width, height, rx: group ? 3 : 12 }),
    shape("text", { class: "label", x, y: top }, lines[0], ...spans),
  );
  if (state) made.append(shape("text", { class: "mark", x: 14, y: height / 2 + 4.5 }, markOf(stateOf(nodes[number]))));
  if (!foot)
    made.append(shape("text", { class: "number", x: width - 9, y: height / 2 + 4.3 }, written(countOf(number))));
  return made;
}
// The last box of an open cluster, where it holds more names than are shown.
export function makeMore(cluster, left, width, height) {
  const x = 11;
  const text = shape("text", { class: "label", x, y: height / 2 + SIZE * 0.35 }, say("board.more", { n: left }));
  const box = shape("rect", { class: "box", width, height, rx: 12 });
  return shape("g", { class: "node member more", "data-n": cluster.number }, box, text);
}
// One stop for Tab in each drawing; every box says its name.
export function nameBoxes(svg) {
  const boxes = all(".node", svg);
  const current =
    boxes.find((box) => box.getAttribute("tabindex") === "0") ??
    boxes.find((box) => box.classList.contains("group")) ??
    boxes[0];
  for (const box of boxes) {
    const words = box.classList.contains("more") ? box.textContent : describe(Number(box.dataset.n));
    box.setAttribute("role", "button");
    box.setAttribute("tabindex", box === current ? "0" : "-1");
    box.setAttribute("aria-label", words);
    const title = box.querySelector("title") ?? box.insertBefore(shape("title"), box.firstChild);
    title.textContent = words;
  }
}
