// The map: everything that explores the network, started in the order that it needs.
import { all, make, byId } from "../explore/dom.js";
import { followAddress } from "../explore/address.js";
import { isAttribute, isValue, startAttributes } from "../explore/attributes.js";
import { pageOf, sheetOf, startPanel } from "../explore/panel.js";
import { startSearch } from "../explore/search.js";
import { change, choose, state } from "../explore/state.js";
import { isSort, startBoard } from "../board/board.js";
import { startColumns } from "../drawing/columns.js";
import { startNetwork } from "../drawing/network.js";
import { startAlike, strongest } from "../tables/alike.js";
import { startHeatmap } from "../tables/heatmap.js";
import { startMatrix } from "../tables/matrix.js";
import { startSaving } from "../saving/save.js";
import { say } from "../explore/words.js";
import { openingView, startViews, VIEWS } from "./views.js";
const atFirst = location.hash;
for (const element of all(".needs-script:not(.view)")) element.hidden = false;
byId("sort").append(make("option", { value: "crossings" }));
state.view = openingView();
const addressesOf = (node) => [
  node.group ? [sheetOf(node), say("board.story.sheet")] : [pageOf(node), say("board.story.page")],
];
startViews();
startSearch();
startPanel(addressesOf);
startAttributes();
startBoard((number) => choose(number));
startColumns();
startNetwork();
startHeatmap();
startMatrix();
startAlike();
startSaving();
const started = { ...state, view: "" };
const languages = (value) => value === "km" || value === "en";
const sorts = (value) => isSort(value) || value === "crossings";
const least = (value) => Number(value) >= 1 && Number(value) <= strongest;
// The embedded font is there before anything is measured or drawn.
await Promise.race([document.fonts.load('12px "Khmer Embedded"', "ក"), new Promise((done) => setTimeout(done, 500))]);
followAddress(
  {
    view: (value) => VIEWS.includes(value),
    language: languages,
    attribute: isAttribute,
    value: isValue,
    sort: sorts,
    least,
    find: (value) => value.length <= 100,
    from: (value) => Number.isSafeInteger(Number(value)) && Number(value) >= 0,
  },
  atFirst,
);
if (!started.view) change({}, false);
