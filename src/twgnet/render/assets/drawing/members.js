// The names of gathered organisations, in a block of their own below the row in which they stand gathered.
import { shape } from "../explore/dom.js";
import { near, nodes, tieOf } from "../explore/store.js";
import { nameOf } from "../explore/words.js";
import { makeBox, makeMore, wrapped } from "./boxes.js";
import { membersOf } from "./clusters.js";
const [NAME_WIDTH, NAME_HEIGHT, LINE, SPACE] = [236, 26, 15, 6];
// The lower edge of the row that a box stands in: below it nothing but the next rows.
function bottomOf(net, spot) {
  let bottom = spot.y + spot.h;
  for (let moved = true; moved; ) {
    moved = false;
    for (const { y, h } of net.spots.values()) if (y < bottom && y + h > bottom + 0.01) [bottom, moved] = [y + h, true];
  }
  return bottom;
}
function shift(net, from, by) {
  for (const spot of net.spots.values()) if (spot.y >= from - 0.01) spot.y += by;
  for (const spot of net.spots.values())
    if (spot.block && Number(spot.block.getAttribute("y")) >= from - 0.01)
      spot.block.setAttribute("y", Number(spot.block.getAttribute("y")) + by);
  net.size.height += by;
}
function boxesOf(cluster, width) {
  const { members, left } = membersOf(cluster);
  const boxes = members.map((number) => {
    const lines = wrapped(nameOf(nodes[number]), width - 50);
    const h = NAME_HEIGHT + (lines.length - 1) * LINE;
    return { number, w: width, h, box: makeBox(number, lines, width, h, "member") };
  });
  if (left) boxes.push({ number: -cluster.number, w: width, h: NAME_HEIGHT, box: makeMore(cluster, left, width, 26) });
  return boxes;
}
export function openBlock(net, cluster) {
  const spot = net.spots.get(cluster.number);
  const across = Math.max(1, Math.floor(net.size.width / NAME_WIDTH));
  const width = (net.size.width - SPACE * (across + 1)) / across;
  const boxes = boxesOf(cluster, width);
  const from = bottomOf(net, spot) + SPACE;
  let y = from + SPACE;
  for (let start = 0; start < boxes.length; start += across) {
    const row = boxes.slice(start, start + across);
    row.forEach((one, at) => Object.assign(one, { x: SPACE + at * (width + SPACE), y }));
    y += Math.max(...row.map(({ h }) => h)) + SPACE;
  }
  shift(net, from - SPACE, y - from + SPACE);
  const block = shape("rect", { class: "block", x: 0, y: from, width: net.size.width, height: y - from, rx: 8 });
  net.world.querySelector(".blocks").append(block);
  net.world.querySelector(".nodes").append(...boxes.map(({ box }) => box));
  for (const one of boxes) net.spots.set(one.number, one);
  for (const { number } of boxes.filter((one) => one.number >= 0)) addLines(net, number);
  Object.assign(spot, { members: boxes.map(({ number }) => number), block, tall: y - from + SPACE });
}
function addLines(net, number) {
  for (const group of near[number]) {
    const line = shape("path", { class: `tie member ${tieOf(number, group)}`, "data-a": number, "data-b": group });
    net.world.querySelector(".lines").append(line);
    net.lines.push({ line, a: number, b: group });
  }
}
export function closeBlock(net, cluster) {
  const spot = net.spots.get(cluster.number);
  const gone = new Set(spot.members);
  for (const number of gone) {
    net.spots.get(number).box.remove();
    net.spots.delete(number);
  }
  for (const { line } of net.lines.filter(({ a }) => gone.has(a))) line.remove();
  net.lines = net.lines.filter(({ a }) => !gone.has(a));
  const from = Number(spot.block.getAttribute("y"));
  spot.block.remove();
  Object.assign(spot, { members: null, block: null });
  shift(net, from, -spot.tall);
}
export function reopenBlock(net, cluster) {
  closeBlock(net, cluster);
  openBlock(net, cluster);
}
