// A picture for a slide or a square: the headline, what is on the screen, where the data come from.
import { all, byId, shape } from "../explore/dom.js";
import { state } from "../explore/state.js";
import { data, nodes } from "../explore/store.js";
import { nameOf, say, pickLanguage } from "../explore/words.js";
import { layOut, sheets } from "../drawing/columns.js";
import { frameOf } from "../drawing/gestures.js";
import { net } from "../drawing/network.js";
import { howToRead } from "../map/views.js";
import { placeOf } from "../tables/pages.js";
import { colourLines, drawColours } from "./colours.js";
import { clean, snapshot } from "./snapshot.js";
const SHAPES_OF = { slide: [1920, 1080], square: [1080, 1080] };
const EDGE_OF = 40;
function broken(text, most) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= most) lines.push("");
    lines.push(`${lines.pop()} ${word.slice(0, most)}`.trim());
  }
  return lines;
}
const texts = (lines, x, y, size, more = {}) =>
  lines.map((line, at) => shape("text", { x, y: y + at * size * 1.3, "font-size": size, ...more }, clean(line)));
export function footLines(rows) {
  const chosen = state.chosen.map((number) => nameOf(nodes[number]));
  const only = state.value ? state.value.slice(1) || say("board.without") : "";
  const picked = [rows, state.find, only, chosen.join(", ").slice(0, 300)].filter(Boolean).join(". ");
  const [meaning, answered, ...origin] = data.meta.statement.map(pickLanguage);
  const today = new Date().toLocaleDateString("sv"); // as 2026-11-27
  return [
    howToRead(),
    picked,
    `${meaning} ${answered}`,
    [...origin, say("map.saved_on", { date: today })].join(" "),
  ].filter(Boolean);
}
const headlineText = () => byId("headline").innerText.trim();
// Saved pictures are light whatever the scheme of the screen, and whole where the drawing scrolls;
// of the network, when it was zoomed or moved, they hold what is on the screen.
function light_(take) {
  document.documentElement.dataset.light = "";
  const drawn = sheets.filter(({ svg }) => svg.getClientRects().length);
  const frame = state.view === "network" && frameOf(net);
  for (const sheet of drawn) layOut(sheet, true);
  if (frame) frame.crop(true);
  try {
    return take();
  } finally {
    delete document.documentElement.dataset.light;
    for (const sheet of drawn) layOut(sheet);
    if (frame) frame.crop(false);
  }
}
// Of a long table so many rows are taken as can be read in a picture; what they are is said below it.
// A board may be smaller than a table: that it holds all groups counts for more.
const leastScale = () => (state.view === "board" ? 0.5 : 0.75);
function takeRows(view, { width, height }, take) {
  const rows = all("tbody tr, .alike > li, .board .row", view);
  const { top, width: whole } = view.getBoundingClientRect();
  const most = height / Math.min(leastScale(), width / whole);
  const past = rows.filter((row) => row.getBoundingClientRect().bottom - top > most);
  const { from = 0, all: count = rows.length } = view.querySelector(".pager")?.dataset ?? {};
  const shown = rows.length - past.length;
  const hidden = [...past, ...all(".board section", view).filter((one) => past.includes(one.querySelector(".row")))];
  for (const one of hidden) one.hidden = true;
  try {
    return take(rows.length && shown < Number(count) ? placeOf(Number(from), shown, Number(count)) : "");
  } finally {
    for (const one of hidden) one.hidden = false;
  }
}
export function picture(form) {
  return light_(() => {
    const [width, height] = SHAPES_OF[form];
    const title = broken(headlineText(), Math.floor((width - 2 * EDGE_OF) / 22));
    const top = EDGE_OF + title.length * 52;
    const view = byId(`view-${state.view}`);
    const linesOf = (rows) => footLines(rows).flatMap((line) => broken(line, Math.floor((width - 2 * EDGE_OF) / 9.5)));
    const colours = colourLines(width - 2 * EDGE_OF);
    const bottomOver = (lines) => height - EDGE_OF / 2 - (colours.length + lines.length) * 23;
    const room = { width: width - 2 * EDGE_OF, height: bottomOver(linesOf(" ")) - top };
    const [shot, foot] = takeRows(view, room, (rows) => [snapshot(view), linesOf(rows)]);
    const bottom = bottomOver(foot);
    const scale = Math.min(room.width / shot.width, (bottom - top) / shot.height);
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    shot.out.setAttribute("transform", `translate(${(width - shot.width * scale) / 2} ${top}) scale(${scale})`);
    const svg = shape("svg", {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": style.fontFamily,
      lang: state.language,
    });
    svg.append(faces(), shape("rect", { width, height, fill: colour("paper") }));
    svg.append(...texts(title, EDGE_OF, EDGE_OF + 32, 40, { "font-weight": 700, fill: colour("ink") }), shot.out);
    svg.append(...colours.flatMap((line, at) => drawColours(line, EDGE_OF, bottom + 18 + at * 23, colour("ink"))));
    svg.append(...texts(foot, EDGE_OF, bottom + 18 + colours.length * 23, 17, { fill: colour("soft") }));
    return { text: new XMLSerializer().serializeToString(svg), width, height };
  });
}
function faces() {
  const sheet = all("style")
    .map((one) => one.textContent)
    .join("");
  return shape("style", {}, state.language === "km" ? (sheet.match(/@font-face\{[^}]*\}/)?.[0] ?? "") : "");
}
export function rasterised({ text, width, height }) {
  return new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [width, height];
      canvas.getContext("2d").drawImage(image, 0, 0, width, height);
      URL.revokeObjectURL(image.src);
      canvas.toBlob(done, "image/png");
    };
    image.onerror = fail;
    image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  });
}
