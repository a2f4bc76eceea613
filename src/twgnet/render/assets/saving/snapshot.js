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
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) writeText(child, style, inner, out, at);
    else if (child.nodeType === Node.ELEMENT_NODE) walk(child, inner, out, at);
  }
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
// A text node line by line, as the browser broke it.
function writeText(node, style, clip, out, at) {
  if (!node.data.trim()) return;
  const range = document.createRange();
  let line = null;
  for (const { 0: word, index } of node.data.matchAll(/\S+\s*/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.trimEnd().length);
    const box = range.getBoundingClientRect();
    if (!box.width || !overlaps(box, clip)) continue;
    if (line && box.right > clip.right + 1) {
      line.text = `${line.text.trimEnd()}…`;
      break;
    }
    if (line && Math.abs(box.top - line.box.top) < 3 && style.writingMode === "horizontal-tb") line.text += word;
    else {
      if (line)
        out.append(writtenLine(line, style, at, node.parentElement instanceof SVGElement ? style.fill : style.color));
      line = { text: word, box };
    }
  }
  if (line)
    out.append(writtenLine(line, style, at, node.parentElement instanceof SVGElement ? style.fill : style.color));
}
function writtenLine({ text, box }, style, at, fill) {
  const place = at(box);
  const size = parseFloat(style.fontSize);
  const svgUnit = box.height / (size * 1.18) || 1;
  const upright = style.writingMode !== "horizontal-tb";
  const drawn = upright
    ? size
    : Math.min(size * 1.4, size * Math.max(0.2, svgUnit > 0.6 && svgUnit < 1.6 ? 1 : svgUnit));
  const base = upright
    ? { transform: `translate(${place.x + place.width * 0.75} ${place.y + place.height}) rotate(-90)` }
    : { x: place.x, y: place.y + place.height / 2 + drawn * 0.36 };
  return shape(
    "text",
    { ...base, "font-size": drawn.toFixed(2), "font-weight": style.fontWeight, fill },
    text.replace(NOT_XML, "").trimEnd(),
  );
}
export const clean = (text) => text.replace(NOT_XML, "");
