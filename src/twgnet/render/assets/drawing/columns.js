// The columns: groups stay in sight while organisations scroll; clusters open in place.
import { all, byId, shape } from "../explore/dom.js";
import { changes, choose, state, watch } from "../explore/state.js";
import { near, nodes, tieOf } from "../explore/store.js";
import { nameOf, say } from "../explore/words.js";
import { arrange } from "./arrange.js";
import { GAP, makeBox, makeMore, nameBoxes, wrapped } from "./boxes.js";
import {
  chosenOf,
  clusters,
  first,
  forgetSteps,
  isCluster,
  isOpen,
  membersOf,
  showMore,
  toggleCluster,
} from "./clusters.js";
import { focusBox, listen } from "./keys.js";
import { light } from "./light.js";
import { placeOnPaper } from "./paper.js";
const MEMBER = 26;
// Few boxes stand further apart, up to the height of a screen.
const [AIRY, SCREEN] = [56, 480];
// Of each open cluster, what stands below it on each sheet: the numbers of its boxes, and its last box.
const opened = new Map();
export const sheets = ["columns", "portrait"]
  .map((name) => byId(`drawing-${name}`))
  .map((svg) => ({
    svg,
    boxes: new Map(),
    lines: [],
    columns: [],
    places: new Map(),
    height: 0,
  }));
function readSheet(sheet) {
  for (const box of all(".node", sheet.svg)) {
    const rect = box.querySelector(".box");
    const [x] = box
      .getAttribute("transform")
      .match(/[\d.]+/g)
      .map(Number);
    const size = {
      number: Number(box.dataset.n),
      box,
      x,
      width: Number(rect.getAttribute("width")),
      height: Number(rect.getAttribute("height")),
    };
    sheet.boxes.set(size.number, { ...size, column: Number(box.dataset.column) });
  }
  sheet.lines = all(".tie", sheet.svg).map((line) => ({
    line,
    a: Number(line.dataset.a),
    b: Number(line.dataset.b),
  }));
}
const withMembers = (sheet, column) => column.flatMap((number) => [number, ...(opened.get(number)?.get(sheet) ?? [])]);
function stack(sheet, numbers, top, bottom, widest = 24) {
  const boxes = numbers.map((number) => sheet.boxes.get(number));
  const tall = boxes.reduce((sum, { height }) => sum + height + GAP, 0);
  const gap = GAP + Math.max(0, Math.min(widest, (bottom - top - tall) / Math.max(1, boxes.length)));
  let y = top + (gap - GAP) / 2;
  for (const box of boxes) {
    sheet.places.set(box.number, y);
    y += box.height + gap;
  }
}
const tallness = (sheet, numbers) => numbers.reduce((sum, number) => sum + sheet.boxes.get(number).height + GAP, 0);
// The part of a drawing that is on the screen, in its own units.
function windowOf(sheet) {
  const { top, width } = sheet.svg.getBoundingClientRect();
  const unit = sheet.svg.viewBox.baseVal.width / Math.max(1, width);
  return [Math.max(0, -top * unit), Math.min(sheet.height, (innerHeight - top) * unit)];
}
export function placeGroups(sheet, whole = false) {
  const numbers = sheet.columns[1];
  const tall = tallness(sheet, numbers);
  const [from, to] = whole ? [0, sheet.height] : windowOf(sheet);
  if (tall <= to - from) stack(sheet, numbers, from, to, to - from >= sheet.height ? Infinity : 24);
  else {
    const room = sheet.height - (to - from);
    const start = room > 0 ? (from / room) * (sheet.height - tall) : 0;
    stack(sheet, numbers, start, start + tall);
  }
  draw(sheet);
}
function draw(sheet) {
  for (const [number, y] of sheet.places) {
    const { box, x } = sheet.boxes.get(number);
    box.setAttribute("transform", `translate(${x} ${y.toFixed(1)})`);
  }
  for (const { line, a, b } of sheet.lines)
    line.setAttribute("d", path(sheet.boxes.get(a), sheet.boxes.get(b), sheet.places));
}
function path(one, group, places) {
  const right = one.x < group.x;
  const [x, u] = right ? [one.x + one.width, group.x] : [one.x, group.x + group.width];
  const [y, v] = [one, group].map((box) => (places.get(box.number) + box.height / 2).toFixed(1));
  const bend = (u - x) / 2;
  return `M${x} ${y}C${x + bend} ${y} ${u - bend} ${v} ${u} ${v}`;
}
export function layOut(sheet, whole = false) {
  const columns = sheet.columns.map((column, at) => (at === 1 ? column : withMembers(sheet, column)));
  const airy = Math.min(SCREEN, AIRY * Math.max(...columns.map((column) => column.length)));
  sheet.height = Math.max(120, airy, ...columns.map((column) => tallness(sheet, column)));
  columns.forEach((column, at) => {
    for (const number of column) Object.assign(sheet.boxes.get(number), { x: sheet.xs[at] });
    if (at !== 1) stack(sheet, column, 0, sheet.height, Infinity);
  });
  resize(sheet);
  placeGroups(sheet, whole);
}
function resize(sheet) {
  sheet.svg.setAttribute("viewBox", `0 0 ${sheet.svg.viewBox.baseVal.width} ${Math.ceil(sheet.height)}`);
  sheet.svg.setAttribute("height", Math.ceil(sheet.height));
}
function layOutOnPaper(sheet) {
  const columns = sheet.columns.map((column) => withMembers(sheet, column));
  placeOnPaper(sheet, columns, () => layOut(sheet, true));
  resize(sheet);
  draw(sheet);
}
// Opening a cluster puts its names below it.
function openCluster(cluster) {
  const { members, left } = membersOf(cluster);
  const stand = (sheet) => {
    const numbers = members.map((number) => addMember(sheet, cluster, number));
    if (left) numbers.push(addMore(sheet, cluster, left));
    return numbers;
  };
  opened.set(cluster.number, new Map(sheets.map((sheet) => [sheet, stand(sheet)])));
}
function addBox(sheet, number, box, { x, width }, height) {
  sheet.svg.querySelector(".nodes").append(box);
  sheet.boxes.set(number, { number, box, x, width, height, column: 0, member: true });
  return number;
}
function addMember(sheet, cluster, number) {
  const place = sheet.boxes.get(cluster.number);
  const lines = wrapped(nameOf(nodes[number]), place.width - 50);
  const height = MEMBER + (lines.length - 1) * 15;
  for (const group of near[number]) {
    const line = shape("path", { class: `tie member ${tieOf(number, group)}`, "data-a": number, "data-b": group });
    sheet.svg.querySelector(".lines").append(line);
    sheet.lines.push({ line, a: number, b: group });
  }
  return addBox(sheet, number, makeBox(number, lines, place.width, height, "member"), place, height);
}
// The box for more is known by the number of its cluster, negative.
function addMore(sheet, cluster, left) {
  const place = sheet.boxes.get(cluster.number);
  return addBox(sheet, -cluster.number, makeMore(cluster, left, place.width, MEMBER), place, MEMBER);
}
function closeCluster(cluster) {
  for (const [sheet, numbers] of opened.get(cluster.number)) {
    const gone = new Set(numbers);
    for (const number of numbers) {
      sheet.boxes.get(number).box.remove();
      sheet.boxes.delete(number);
      sheet.places.delete(number);
    }
    for (const { line } of sheet.lines.filter(({ a }) => gone.has(a))) line.remove();
    sheet.lines = sheet.lines.filter(({ a }) => !gone.has(a));
  }
  opened.delete(cluster.number);
}
function pickBox(box, event) {
  const number = Number(box.dataset.n);
  if (!isCluster(number)) return choose(number, event.ctrlKey || event.metaKey);
  const cluster = clusters[number - first];
  if (box.classList.contains("more")) unfoldMore(cluster, box.closest("svg"));
  else toggleCluster(cluster);
}
function unfoldMore(cluster, svg) {
  const place = opened.get(cluster.number).values().next().value.length - 1;
  showMore(cluster);
  closeCluster(cluster);
  openCluster(cluster);
  refresh();
  const sheet = sheets.find((one) => one.svg === svg);
  focusBox(sheet.boxes.get(opened.get(cluster.number).get(sheet)[place]).box);
}
function refresh() {
  for (const sheet of sheets) {
    if (!sheet.svg.getClientRects().length) continue;
    layOut(sheet);
    nameBoxes(sheet.svg);
    light(sheet.svg);
  }
}
// Opens and closes what the state says; says whether anything moved.
function openAsStated(again) {
  let moved = false;
  if (again) for (const number of [...opened.keys()]) closeCluster(clusters[number - first]);
  for (const cluster of clusters) {
    const stands = opened.has(cluster.number);
    const missing = chosenOf(cluster).some((number) => !sheets[0].boxes.has(number));
    if (stands && (missing || !isOpen(cluster))) closeCluster(cluster);
    if (stands && !isOpen(cluster)) forgetSteps(cluster);
    if (isOpen(cluster) && !opened.has(cluster.number)) openCluster(cluster);
    moved ||= missing || stands !== isOpen(cluster);
  }
  return moved;
}
function renameGroups() {
  for (const sheet of sheets) sheet.svg.setAttribute("aria-label", say("map.drawing"));
}
const namesChanged = changes("language");
const orderChanged = changes("sort");
function showColumns(_, before) {
  if (state.view !== "columns") return;
  const renamed = namesChanged();
  const uncovered = openAsStated(renamed);
  const turned = orderChanged() || renamed;
  if (turned) sheets.forEach(arrange);
  if (renamed) renameGroups();
  if (uncovered || turned || state.view !== before.view) refresh();
  else for (const sheet of sheets) if (sheet.svg.getClientRects().length) light(sheet.svg);
}
export function startColumns() {
  for (const sheet of sheets) {
    readSheet(sheet);
    arrange(sheet);
    listen(sheet.svg, pickBox);
  }
  let asked = false;
  let printing = false;
  const follow = () => {
    if (asked || printing || state.view !== "columns") return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      if (printing) return;
      for (const sheet of sheets) if (sheet.svg.getClientRects().length) placeGroups(sheet);
    });
  };
  addEventListener("scroll", follow, { passive: true });
  addEventListener("resize", () => !printing && state.view === "columns" && refresh());
  addEventListener("beforeprint", () => {
    printing = true;
    sheets.forEach(layOutOnPaper);
  });
  addEventListener("afterprint", () => {
    printing = false;
    refresh();
  });
  watch(showColumns);
}
