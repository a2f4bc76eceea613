// The network as it lies: boxes that can be dragged, on a ground that pans and zooms; drawn on demand.
import { all, byId, make, shape } from "../explore/dom.js";
import { changes, choose, state, watch } from "../explore/state.js";
import { data, seatOf } from "../explore/store.js";
import { say } from "../explore/words.js";
import { countOf, makeBox, nameBoxes } from "./boxes.js";
import { clusters, first, isCluster, isOpen, showMore, toggleCluster } from "./clusters.js";
import { frameOf, startGestures } from "./gestures.js";
import { focusBox, listen } from "./keys.js";
import { light } from "./light.js";
import { closeBlock, openBlock, reopenBlock } from "./members.js";
import { showOutside, startOutside } from "./outside.js";
export const net = { svg: null, world: null, spots: new Map(), lines: [], outside: null, sheet: undefined };
const holder = byId("view-network");
// The widest of the layouts that the page has room for; the narrowest on a phone.
function sheetFor(width) {
  const { sheets } = data.network;
  return sheets.find((sheet) => sheet.width <= Math.max(width, 1) * 1.02) ?? sheets.at(-1);
}
const footed = (number, lines) =>
  isCluster(number) ? [...lines.slice(0, -1), say("board.counted", { n: countOf(number) })] : lines;
function spotsOf(sheet) {
  return data.network.spots.map(([number, w, h, lines], at) => {
    const [x, y] = sheet.corners[at];
    return [number, { number, x, y, w, h, box: makeBox(number, footed(number, lines), w, h) }];
  });
}
function lineOf([a, b, kind, weight, faint]) {
  const words = ["tie", kind, seatOf(a, b), faint ? "faint" : "", weight > 1 ? `w${weight}` : ""].filter(Boolean);
  return { line: shape("path", { class: words.join(" "), "data-a": a, "data-b": b }), a, b };
}
function button([code, run]) {
  const made = make("button", { type: "button", "data-do": code });
  made.addEventListener("click", run);
  return made;
}
const BUTTONS = [
  ["zoom_in", () => frameOf(net).zoom(1.25)],
  ["zoom_out", () => frameOf(net).zoom(0.8)],
  ["fit", () => frameOf(net).start()],
  ["reset", reset],
];
function build(sheet = sheetFor(holder.clientWidth)) {
  net.sheet = sheet;
  net.spots = new Map(spotsOf(net.sheet));
  net.lines = data.joins.map(lineOf);
  net.size = { width: net.sheet.width, height: net.sheet.height };
  const lines = net.lines.map(({ line }) => line);
  const boxes = [...net.spots.values()].map(({ box }) => box);
  const layers = [["blocks"], ["lines", ...lines], ["nodes", ...boxes]];
  net.world = shape(
    "g",
    { class: "world" },
    ...layers.map(([name, ...shapes]) => shape("g", { class: name }, ...shapes)),
  );
  net.svg = shape("svg", { class: "drawing", role: "group", "font-size": 12.5 }, net.world);
  const row = make("div", { class: "buttons screen" }, ...BUTTONS.map(button));
  const legend = byId("legend").cloneNode(true);
  legend.removeAttribute("id");
  holder.replaceChildren(row, make("div", { class: "frame" }, net.svg), startOutside(net), legend);
  nameAround();
  startGestures(net, { moved: drawAll, changed: () => showOutside(net), deep: comeCloser });
  listen(net.svg, pickSpot);
  for (const cluster of clusters.filter(isOpen)) openBlock(net, cluster);
  drawAll();
  nameBoxes(net.svg);
  light(net.svg);
  frameOf(net).start();
}
// What is written around the drawing.
function nameAround() {
  net.svg.setAttribute("aria-label", say("map.view.network"));
  for (const made of all("[data-do]", holder)) made.textContent = say(`map.${made.dataset.do}`);
}
// Another language changes words; zoom, pan and what was dragged stay.
function rename() {
  nameAround();
  net.outside.replaceWith(startOutside(net));
  for (const { number } of clusters)
    net.spots.get(number).box.querySelector(".foot").textContent = say("board.counted", { n: countOf(number) });
  for (const cluster of clusters.filter(isOpen)) reopenBlock(net, cluster);
}
function reset() {
  build();
  holder.querySelector('[data-do="reset"]').focus();
}
const centre = ({ x, y, w, h }) => `${(x + w / 2).toFixed(1)} ${(y + h / 2).toFixed(1)}`;
function drawAll() {
  for (const { box, x, y } of net.spots.values())
    box.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  for (const { line, a, b } of net.lines)
    line.setAttribute("d", `M${centre(net.spots.get(a))}L${centre(net.spots.get(b))}`);
}
function pickSpot(box, event) {
  if (net.dragged) return;
  const number = Number(box.dataset.n);
  if (!isCluster(number)) return choose(number, event.ctrlKey || event.metaKey);
  const cluster = clusters[number - first];
  if (!box.classList.contains("more")) return toggleCluster(cluster);
  showMore(cluster);
  const place = net.spots.get(number).members.length - 1;
  reopenBlock(net, cluster);
  settle();
  focusBox(net.spots.get(net.spots.get(number).members[place]).box);
}
function settle() {
  drawAll();
  frameOf(net).grow();
  nameBoxes(net.svg);
  light(net.svg);
  showOutside(net);
}
// Coming close to gathered organisations opens them to names; closer still chooses the one that is there.
function comeCloser(level, x, y) {
  const there = [...net.spots.values()].find((spot) => {
    return x >= spot.x && x <= spot.x + spot.w && y >= spot.y && y <= spot.y + spot.h;
  });
  if (!there || there.number < 0) return;
  const cluster = clusters[there.number - first];
  if (level === 1 && cluster && !isOpen(cluster)) toggleCluster(cluster);
  if (level === 2 && !cluster && !state.chosen.includes(there.number)) choose(there.number);
}
function openAsTold() {
  for (const cluster of clusters) {
    const { members } = net.spots.get(cluster.number);
    const missing = state.chosen.some((number) => cluster.members.includes(number) && !net.spots.has(number));
    if (members && (missing || !isOpen(cluster))) closeBlock(net, cluster);
    if (isOpen(cluster) && !net.spots.get(cluster.number).members) openBlock(net, cluster);
  }
}
const wordsChanged = changes("language");
function showNetwork(_, before) {
  if (state.view !== "network") return;
  const renamed = wordsChanged();
  if (!net.svg) build();
  else {
    openAsTold();
    if (renamed) rename();
    settle();
  }
  const chosen = net.spots.get(state.chosen.at(-1));
  if (chosen && state.chosen !== before.chosen) frameOf(net).reveal(chosen);
}
export function startNetwork() {
  watch(showNetwork);
  addEventListener("resize", () => {
    if (state.view !== "network" || !net.svg) return;
    if (sheetFor(holder.clientWidth) !== net.sheet) reset();
    else frameOf(net).start();
  });
  addEventListener("beforeprint", () => net.svg && frameOf(net).print(true));
  addEventListener("afterprint", () => net.svg && frameOf(net).print(false));
  addEventListener("scroll", () => state.view === "network" && net.svg && showOutside(net), { passive: true });
}
