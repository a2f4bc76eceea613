// The board on a page of its own, as in the report: the page sets the language, the board follows.
import { all } from "../explore/dom.js";
import { followAddress } from "../explore/address.js";
import { isAttribute, isValue, startAttributes } from "../explore/attributes.js";
import { isSort, startBoard } from "./board.js";
import { pageOf, sheetOf, startPanel } from "../explore/panel.js";
import { startSearch } from "../explore/search.js";
import { change } from "../explore/state.js";
import { groups } from "../explore/store.js";
import { language, say } from "../explore/words.js";
const story = (code) => say(`board.story.${code}`);
const mapOf = (node) => `map.html#n=${encodeURIComponent(node.id)}${language() === "km" ? "&l=km" : ""}`;
// The reasons of seats stand in the page once: the panel takes them from there.
for (const { id, seats = [] } of groups) {
  const told = all(`[data-group="${CSS.escape(id.slice(2))}"] p.why`);
  for (const [place, seat] of seats.entries()) {
    const languages = all("[lang]", told[place] ?? document.createElement("p"));
    if (languages.length) seat.push(languages.slice(-2).map((text) => text.textContent));
  }
}
startSearch();
startPanel((node) => [
  node.group ? [sheetOf(node), story("sheet")] : [pageOf(node), story("page")],
  [mapOf(node), story("map")],
]);
startAttributes();
startBoard();
change({ language: language() }, false);
followAddress({ attribute: isAttribute, value: isValue, sort: isSort });
new MutationObserver(() => change({ language: language() }, false)).observe(document.documentElement, {
  attributeFilter: ["lang"],
});
for (const element of all(".needs-script")) element.hidden = false;
