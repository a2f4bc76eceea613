// Where the boxes of the columns stand on sheets of paper.
import { GAP } from "./boxes.js";
// Millimetres of a sheet of A4 between its margins, as in the style sheet: a drawing has `sides` beside it, the
// headline above it on its first sheet, and legend and source below it on its last.
const PAPER = { width: 277, height: 190, sides: 2, headline: 9, foot: 28 };
// A drawing takes a little less than the width where that saves a sheet.
const SHARES = [1, 0.95, 0.9, 0.85];
export function placeOnPaper(sheet, columns, layOut) {
  const placeAt = (share) => {
    layOut();
    return placeBetweenEdges(sheet, columns, share);
  };
  const taken = SHARES.map(placeAt);
  const share = SHARES[taken.indexOf(Math.min(...taken))];
  placeAt(share);
  sheet.svg.style.setProperty("--paper", share);
}
// Says how many sheets the drawing takes with what is below it.
function placeBetweenEdges(sheet, columns, share) {
  const unit = sheet.svg.viewBox.baseVal.width / (PAPER.width * share - PAPER.sides);
  const [tall, topmost, foot] = [PAPER.height, PAPER.height - PAPER.headline, PAPER.foot].map((mm) => mm * unit);
  const edgeBelow = (y) => topmost + Math.ceil((y - topmost) / tall) * tall;
  const ends = columns.map((column) => keepOffEdges(sheet, column, edgeBelow));
  sheet.height = Math.max(sheet.height, ...ends);
  return 1 + Math.ceil((sheet.height + foot - topmost) / tall);
}
// A box that the edge of a sheet would cut, or come near, stands on the next sheet. Says where the column ends.
function keepOffEdges(sheet, column, edgeBelow) {
  let free = 0;
  for (const number of column) {
    const { height } = sheet.boxes.get(number);
    const y = Math.max(sheet.places.get(number), free);
    const edge = edgeBelow(y - GAP);
    const place = y + height + GAP > edge ? edge + GAP : y;
    sheet.places.set(number, place);
    free = place + height + GAP;
  }
  return free;
}
