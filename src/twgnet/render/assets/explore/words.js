// Sentences of the catalogue in the language of the page, filled as the catalogue of the study fills them.
import { dictionary } from "./store.js";
export const language = () => (document.documentElement.lang === "km" ? "km" : "en");
// One of each, for they are costly to make.
const plurals = { en: new Intl.PluralRules("en"), km: new Intl.PluralRules("km") };
const { format } = new Intl.NumberFormat("en");
const form = (forms, n) => forms[plurals[language()].select(n)] ?? forms.other;
export const written = (value) => (typeof value === "number" ? format(value) : String(value));
export function joinList(texts, { between, last }) {
  return texts.length < 2 ? texts.join("") : texts.slice(0, -1).join(between) + last + texts.at(-1);
}
export function fill(template, values, words) {
  return template.replace(/\{(\w+)(?::([\w-]+))?\}/g, (_, name, spec) => {
    const value = values[name] ?? "";
    if (words.list[spec]) return joinList(value.map(String), words.list[spec]);
    if (words.nouns[spec]) return form(words.nouns[spec], value).replace("{n}", written(value));
    return written(value);
  });
}
export function say(code, values = {}) {
  const words = dictionary[language()];
  const found = code.split(".").reduce((part, key) => part?.[key], words);
  if (found === undefined) return code;
  return fill(typeof found === "string" ? found : form(found, values.n), values, words);
}
export const nameOf = (node) => (language() === "km" && node.km) || node.name;
// A text of a stage: as it was written, or one for each language.
export const pickLanguage = (text) => (Array.isArray(text) ? text[language() === "km" ? 1 : 0] : text);
// The order of the alphabet; one collator, for it is costly to make.
export const compareTexts = new Intl.Collator().compare;
export const compareNames = (a, b) => compareTexts(nameOf(a), nameOf(b));
