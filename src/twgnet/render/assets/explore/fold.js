// Letters as people type them: no accents, no case, one apostrophe, one space.
const FOLDED = { đ: "d", ð: "d", ł: "l", ø: "o", ß: "ss", œ: "oe", æ: "ae", þ: "th", ħ: "h", ı: "i", ŋ: "n" };
export function fold(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[đðłøßœæþħıŋ]/g, (letter) => FOLDED[letter])
    .replace(/[\u2018\u2019\u201b\u02bc\u02b9\u00b4`]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}
// How well names answer a search: all its words must stand in them, words that begin one count more.
export function grade(names, text) {
  const words = text.split(" ");
  if (!words.every((word) => names.includes(word))) return 0;
  const padded = ` ${names.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")} `;
  const whole = names.split("\n").includes(text) ? 4 : names.startsWith(text) ? 2 : 0;
  return 1 + whole + words.filter((word) => padded.includes(` ${word}`)).length;
}
