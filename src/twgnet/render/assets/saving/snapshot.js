// What is on the screen as SVG: texts, boxes and lines where they stand, in the colours they have.
import { shape } from "../explore/dom.js";
const SHAPES = new Set(["rect", "path", "line", "circle"]);
const PAINT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity"];
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const seen = (style) => style.display !== "none" && style.visibility !== "hidden";
const clear = (colour) => colour === "transparent" || /, 0\)$/.test(colour) || /\/ 0\)$/.test(colour);
export function snapshot(element) {
  const root = element.getBoundingClientRect();
  const out = shape("g");
  const at = ({ left, top, width, height }) => ({ x: left - root.left, y: top - root.top, width, height });
  walk(element, root, out, at);
  return { out, width: Math.max(root.width, 1), height: Math.max(root.height, 1) };
}
const overlaps = (a, b) => a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;
function walk(element, clip, out, at) {
  const style = getComputedStyle(element);
  if (!seen(style) || element.matches(".screen, .unseen, title")) return;
  const box = element.getBoundingClientRect();
  const inner = style.overflowX === "visible" ? clip : intersect(clip, box);
  if (SHAPES.has(element.tagName)) return overlaps(box, grown(clip)) && out.append(copied(element, style, at));
  if (!(element instanceof SVGElement)) paintBox(box, style, clip, out, at);
  const into = element.matches(".frame > svg") ? cutAtFrame(inner, out, at) : out;
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) writeText(child, style, inner, into, at);
    else if (child.nodeType === Node.ELEMENT_NODE) walk(child, inner, into, at);
  }
}
// A drawing that was zoomed or moved is cut at its frame, as on the screen.
function cutAtFrame({ left, top, right, bottom }, out, at) {
  const edge = shape("rect", at({ left, top, width: Math.max(right - left, 0), height: Math.max(bottom - top, 0) }));
  const into = shape("g", { "clip-path": "url(#frame)" });
  out.append(shape("clipPath", { id: "frame" }, edge), into);
  return into;
}
const grown = ({ left, right, top, bottom }) => ({
  left: left - 1,
  right: right + 1,
  top: top - 1,
  bottom: bottom + 1,
});
function intersect(a, b) {
  const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
  return { left, top, right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) };
}
function copied(element, style, at) {
  const { a, b, c, d, e, f } = element.getScreenCTM();
  const { x, y } = at({ left: e, top: f, width: 0, height: 0 });
  const made = element.cloneNode(false);
  for (const name of ["class", "data-a", "data-b", "data-n"]) made.removeAttribute(name);
  for (const name of ["x", "x1", "x2", "y1", "y2", "width", "height"]) {
    if (made.getAttribute(name)?.endsWith("%")) made.setAttribute(name, element[name].baseVal.value);
  }
  for (const name of PAINT) made.setAttribute(name, style.getPropertyValue(name).replaceAll("px", ""));
  made.setAttribute("transform", `matrix(${[a, b, c, d, x, y].map((n) => n.toFixed(3)).join(" ")})`);
  return made;
}
function paintBox(box, style, clip, out, at) {
  if (!box.width || !box.height || !overlaps(box, clip)) return;
  const bottom = parseFloat(style.borderBottomWidth);
  const framed = parseFloat(style.borderTopWidth) && parseFloat(style.borderLeftWidth);
  const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.height / 2);
  const place = at(box);
  if (!clear(style.backgroundColor) || framed) {
    const stroke = framed ? { stroke: style.borderTopColor, "stroke-width": parseFloat(style.borderTopWidth) } : {};
    const dash = style.borderTopStyle === "dashed" && framed ? { "stroke-dasharray": "4 3" } : {};
    out.append(
      shape("rect", {
        ...place,
        rx: radius,
        fill: clear(style.backgroundColor) ? "none" : style.backgroundColor,
        ...stroke,
        ...dash,
      }),
    );
  }
  if (parseFloat(style.borderTopWidth) && !framed && box.height < 8) {
    const y = place.y + box.height / 2;
    const dash = { dashed: "6 4", dotted: "2 3" }[style.borderTopStyle] ?? "";
    const width = parseFloat(style.borderTopWidth);
    const ends = { x1: place.x, x2: place.x + place.width, y1: y, y2: y };
    out.append(
      shape("line", { ...ends, stroke: style.borderTopColor, "stroke-width": width, "stroke-dasharray": dash }),
    );
  }
  if (bottom && !framed) {
    const y = place.y + place.height;
    out.append(
      shape("line", { x1: place.x, x2: place.x + place.width, y1: y, y2: y, stroke: style.borderBottomColor }),
    );
  }
}
// A text node line by line, as the browser broke it; what is drawn is cut by its frame, other text ends in an ellipsis.
function writeText(node, style, clip, out, at) {
  if (!node.data.trim()) return;
  const parent = node.parentElement;
  const drawn = parent instanceof SVGElement;
  const look = {
    size: parseFloat(style.fontSize) * (drawn ? Math.hypot(parent.getScreenCTM().a, parent.getScreenCTM().b) : 1),
    weight: style.fontWeight,
    fill: drawn ? style.fill : style.color,
    upright: style.writingMode !== "horizontal-tb",
  };
  for (const { text, box } of linesOfText(node, clip, look.upright, drawn))
    out.append(writtenLine(text, at(box), look));
}
function linesOfText(node, clip, upright, drawn) {
  const range = document.createRange();
  const lines = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+\s*/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.trimEnd().length);
    const box = range.getBoundingClientRect();
    if (!box.width || !overlaps(box, clip)) continue;
    const line = lines.at(-1);
    if (line && !drawn && box.right > clip.right + 1) {
      line.text = `${line.text.trimEnd()}…`;
      break;
    }
    if (line && Math.abs(box.top - line.box.top) < 3 && !upright) line.text += word;
    else lines.push({ text: word, box });
  }
  return lines;
}
function writtenLine(text, place, { size, weight, fill, upright }) {
  const base = upright
    ? { transform: `translate(${place.x + place.width * 0.75} ${place.y + place.height}) rotate(-90)` }
    : { x: place.x, y: place.y + place.height / 2 + size * 0.36 };
  return shape("text", { ...base, "font-size": size.toFixed(2), "font-weight": weight, fill }, clean(text).trimEnd());
}
export const clean = (text) => text.replace(NOT_XML, "");
