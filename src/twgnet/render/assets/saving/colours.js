// What the colours in a picture stand for: a square and a word for each value of the attribute.
import { all, shape } from "../explore/dom.js";
import { clean } from "./snapshot.js";
const KEY_SIZE = 17;
const KEY_LETTER = 9.5; // pixels of a letter of this size, on the wide side
const [KEY_SQUARE, KEY_GAP] = [13, 22];
const KEY_LONGEST = 60;
// Lines of squares and words that fit a width.
export function colourLines(width) {
  const lines = [];
  let free = 0;
  for (const button of all("#values button")) {
    const text = clean(button.textContent).slice(0, KEY_LONGEST);
    const taken = KEY_SQUARE + 6 + text.length * KEY_LETTER + KEY_GAP;
    if (!lines.length || free + taken > width) {
      lines.push([]);
      free = 0;
    }
    const fill = getComputedStyle(button).getPropertyValue("--tint").trim();
    lines.at(-1).push({ x: free, text, fill });
    free += taken;
  }
  return lines;
}
export const drawColours = (line, x, y, ink) =>
  line.flatMap((one) => [
    shape("rect", {
      x: x + one.x,
      y: y - KEY_SQUARE + 1,
      width: KEY_SQUARE,
      height: KEY_SQUARE,
      rx: 2,
      fill: one.fill,
    }),
    shape("text", { x: x + one.x + KEY_SQUARE + 6, y, "font-size": KEY_SIZE, fill: ink }, one.text),
  ]);
