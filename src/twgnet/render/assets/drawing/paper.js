// Where the boxes of the columns stand on sheets of paper.
import { GAP } from "./boxes.js";
// Millimetres of a sheet of A4 between its margins, as in the style sheet; the headline takes its part of the first.
const PAPER = { width: 275, height: 190, headline: 9 };
// A box that the edge of a sheet would cut, or come near, stands on the next sheet. Says where the column ends.
export function keepOffEdges(sheet, column) {
  const unit = sheet.svg.viewBox.baseVal.width / PAPER.width;
  const [tall, topmost] = [PAPER.height * unit, (PAPER.height - PAPER.headline) * unit];
  let free = 0;
  for (const number of column) {
    const { height } = sheet.boxes.get(number);
    const y = Math.max(sheet.places.get(number), free);
    const edge = topmost + Math.ceil((y - GAP - topmost) / tall) * tall;
    const place = y + height + GAP > edge ? edge + GAP : y;
    sheet.places.set(number, place);
    free = place + height + GAP;
  }
  return free;
}
