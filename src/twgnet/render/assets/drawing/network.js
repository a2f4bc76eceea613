// The network as it lies: boxes that can be dragged, on a ground that pans and zooms; drawn on demand.
import { all, byId, make, shape } from "../explore/dom.js";
import { choose, state, watch } from "../explore/state.js";
import { data, groups, near, nodes } from "../explore/store.js";
import { nameOf, say } from "../explore/words.js";
import { clusterOf, clusters, countOf, cut, first, isCluster, makeBox, nameBoxes } from "./boxes.js";
import { frameOf, startGestures } from "./gestures.js";
import { listen } from "./keys.js";
import { light } from "./light.js";
const MEMBER_HEIGHT = 25;
const MOST_MEMBERS = 24;
export const net = { svg: null, world: null, spots: new Map(), lines: [], outside: null };
const holder = byId("view-network");
// What is drawn where the server placed it; a cluster's names stand below it once it is opened.
function build() {
  const { width, height, spots } = data.network;
  net.lines = [];
  net.spots = new Map(
    spots.map(([number, x, y, w, h, lines]) => [
      number,
      { number, x, y, w, h, box: makeBox(number, footed(number, lines), w, h) },
    ]),
  );
  const ties = data.joins.map(([a, b, kind, weight, faint]) => {
    const line = shape("path", {
      class: `tie ${kind}${faint ? " faint" : ""}${weight > 1 ? ` w${weight}` : ""}`,
      "data-a": a,
      "data-b": b,
    });
    net.lines.push({ line, a, b });
    return line;
  });
  net.world = shape(
    "g",
    { class: "world" },
    shape("g", { class: "lines" }, ...ties),
    shape("g", { class: "nodes" }, ...[...net.spots.values()].map(({ box }) => box)),
  );
  net.svg = shape(
    "svg",
    { class: "drawing", role: "group", "aria-label": say("map.view.network"), "font-size": 12.5 },
    net.world,
  );
  net.size = { width, height };
  net.outside = make("ul", { class: "outside" });
  const buttons = [
    ["zoom_in", () => frameOf(net).zoom(1.25)],
    ["zoom_out", () => frameOf(net).zoom(0.8)],
    ["fit", () => frameOf(net).fit()],
    ["reset", reset],
  ];
  const row = make(
    "div",
    { class: "buttons screen" },
    ...buttons.map(([code, run]) => {
      const button = make("button", { type: "button", "data-do": code }, say(`map.${code}`));
      button.addEventListener("click", run);
      return button;
    }),
  );
  holder.replaceChildren(row, make("div", { class: "frame" }, net.svg), net.outside);
  drawAll();
  startGestures(net, { moved: drawAll, changed: showOutside, deep: openAt });
  listen(net.svg, pickSpot);
  frameOf(net).start();
}
const footed = (number, lines) =>
  isCluster(number) ? [...lines.slice(0, -1), say("board.counted", { n: countOf(number) })] : lines;
function reset() {
  build();
  nameBoxes(net.svg);
  light(net.svg);
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
  toggleSpot(clusters[number - first]);
}
const isOpen = (cluster) => net.spots.get(cluster.number).members?.length > 0;
function toggleSpot(cluster, wanted = []) {
  if (isOpen(cluster)) foldSpot(cluster);
  else unfoldSpot(cluster, wanted);
  drawAll();
  nameBoxes(net.svg);
  light(net.svg);
}
// Everything below makes room, so that no box covers another.
function shift(from, by, but) {
  for (const spot of net.spots.values()) if (spot.y >= from - 0.5 && !but.has(spot.number)) spot.y += by;
}
function unfoldSpot(cluster, wanted) {
  const spot = net.spots.get(cluster.number);
  const named = [...cluster.members].sort((a, b) => nameOf(nodes[a]).localeCompare(nameOf(nodes[b])));
  const members = [...new Set([...wanted, ...named])].slice(0, MOST_MEMBERS);
  const width = Math.max(spot.w, 190);
  const tall = members.length * (MEMBER_HEIGHT + 2);
  shift(spot.y + spot.h, tall, new Set([cluster.number]));
  members.forEach((number, at) => {
    const box = makeBox(number, [cut(nameOf(nodes[number]), width - 44)], width, MEMBER_HEIGHT, "member");
    net.world.querySelector(".nodes").append(box);
    net.spots.set(number, {
      number,
      x: spot.x,
      y: spot.y + spot.h + 2 + at * (MEMBER_HEIGHT + 2),
      w: width,
      h: MEMBER_HEIGHT,
      box,
    });
    for (const group of near[number]) {
      const line = shape("path", { class: "tie member", "data-a": number, "data-b": group });
      net.world.querySelector(".lines").append(line);
      net.lines.push({ line, a: number, b: group });
    }
  });
  Object.assign(spot, { members, tall });
}
function foldSpot(cluster) {
  const spot = net.spots.get(cluster.number);
  const gone = new Set(spot.members);
  for (const number of gone) {
    net.spots.get(number).box.remove();
    net.spots.delete(number);
  }
  for (const { line } of net.lines.filter(({ a }) => gone.has(a))) line.remove();
  net.lines = net.lines.filter(({ a }) => !gone.has(a));
  shift(spot.y + spot.h, -spot.tall, new Set([cluster.number]));
  Object.assign(spot, { members: [], tall: 0 });
}
// Coming very close to a cluster opens it.
function openAt(x, y) {
  const cluster = clusters.find(({ number }) => {
    const spot = net.spots.get(number);
    return x >= spot.x && x <= spot.x + spot.w && y >= spot.y && y <= spot.y + spot.h;
  });
  if (cluster && !isOpen(cluster)) toggleSpot(cluster);
}
// Groups that are out of sight are named below the frame: no group is ever lost.
function showOutside() {
  const { left, top, right, bottom } = frameOf(net).seen();
  const hidden = groups.filter(({ number }) => {
    const { x, y, w, h } = net.spots.get(number);
    return x + w / 2 < left || x + w / 2 > right || y + h / 2 < top || y + h / 2 > bottom;
  });
  net.outside.replaceChildren(
    ...hidden.map((group) => {
      const button = make("button", { type: "button" }, nameOf(group));
      button.addEventListener("click", () => frameOf(net).show(net.spots.get(group.number)));
      return make("li", {}, button);
    }),
  );
}
function openChosenSpots() {
  for (const number of state.chosen) {
    const cluster = clusterOf.get(number);
    if (!cluster || net.spots.has(number)) continue;
    if (isOpen(cluster)) foldSpot(cluster);
    toggleSpot(cluster, [number]);
  }
}
function showNetwork(_, before) {
  if (state.view !== "network") return;
  if (!net.svg || (state.language !== before.language && before.view === "network")) build();
  openChosenSpots();
  nameBoxes(net.svg);
  light(net.svg);
  const chosen = net.spots.get(state.chosen.at(-1));
  if (chosen && state.chosen !== before.chosen) frameOf(net).reveal(chosen);
  showOutside();
}
export const startNetwork = () => watch(showNetwork);
export const boxesOfNetwork = () => all(".node", net.svg);
