// The logic of the pages' modules without a browser: letters, sentences, state, spreadsheets' formulas.
import assert from "node:assert/strict";
import { test } from "node:test";
const assets = process.env.TWGNET_ASSETS;
const words = {
  nouns: { organisation: { one: "{n} organisation", other: "{n} organisations" } },
  list: { list: { between: ", ", last: " and " }, or: { between: ", ", last: " or " } },
};
const page = { nodes: [], ties: [], open: [], attributes: [], answers: [], meta: {} };
globalThis.document = {
  getElementById: (id) => ({ textContent: JSON.stringify(id === "page-data" ? page : { en: words, km: words }) }),
  documentElement: { lang: "en" },
};
const { fold, grade } = await import(`${assets}/explore/fold.js`);
const { fill } = await import(`${assets}/explore/words.js`);
const { state, watch, change, choose } = await import(`${assets}/explore/state.js`);

test("letters are folded as people type them", () => {
  for (const [written, typed] of [
    ["Đặng Łódź Øre straße œuvre", "dang lodz ore strasse oeuvre"],
    ["Women’s  “Rights”", 'women\'s "rights"'],
    ["K\u200bhmer–Org", "khmer-org"],
  ]) assert.equal(fold(written), typed);
});
test("a name that is what was typed goes before one that only holds it", () => {
  assert.ok(grade("edu\neducation", "edu") > grade("reduction of edu", "edu"));
  assert.ok(grade("hiv/aids", "hiv") > grade("akphivath", "hiv"));
  assert.equal(grade("health", "wealth"), 0);
});
test("sentences are filled with counted nouns, lists and thousands", () => {
  assert.equal(fill("{n:organisation}: {names:list}", { n: 1, names: ["a", "b", "c"] }, words), "1 organisation: a, b and c");
  assert.equal(fill("{names:or}", { names: ["a", "b", "c"] }, words), "a, b or c");
  assert.equal(fill("{n:organisation}", { n: 1200 }, words), "1,200 organisations");
  assert.equal(fill("{name}", { name: "{n} <b>" }, words), "{n} <b>");
});
test("choosing again ends a choice, a modifier key adds, one of several alone stays", () => {
  const seen = [];
  watch((now, before) => seen.push([before.chosen.length, now.chosen.length]));
  choose(1);
  choose(2, true);
  assert.deepEqual(state.chosen, [1, 2]);
  choose(2);
  assert.deepEqual(state.chosen, [2]);
  choose(2);
  assert.deepEqual(state.chosen, []);
  change({ view: "board" });
  assert.equal(seen.length, 5);
});
