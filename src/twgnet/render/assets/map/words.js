// The interface in the reader's language; survey text is never translated.
const splitter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("km", { granularity: "word" }) : null;
const breakable = (text) =>
  state.language === "km" && splitter ? [...splitter.segment(text)].map((part) => part.segment).join("\u200b") : text;
function say(key, values = {}) {
  const text = dictionary[state.language][key] ?? dictionary.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
const nameOf = (node) => {
  if (node.members) return say("story_set", { n: node.members.length });
  return (state.language === "km" && node.km) || node.name;
};
function describe(node) {
  if (node.members) return nameOf(node);
  const n = node.degree;
  const words = node.id.startsWith("o:")
    ? [say("story_organisation", { n, all: count("g:") })]
    : [say("story_group_all", { n }), node.tier ? say(`tier_${node.tier}`) : ""];
  return [nameOf(node), ...words].filter(Boolean).join(", ").slice(0, 400);
}
function name(drawn) {
  const words = describe(nodes.get(drawn.dataset.id));
  drawn.setAttribute("aria-label", words);
  const title = drawn.querySelector("title") ?? drawn.insertBefore(document.createElementNS(SVG, "title"), drawn.firstChild);
  title.textContent = words;
}
function translate() {
  document.documentElement.lang = state.language;
  for (const element of all("[data-t]")) {
    element.textContent = breakable(say(element.dataset.t, JSON.parse(element.dataset.v ?? "{}")));
  }
  for (const element of all("[data-t-label]")) element.setAttribute("aria-label", say(element.dataset.tLabel));
  for (const element of all("[data-t-placeholder]")) element.placeholder = say(element.dataset.tPlaceholder);
  for (const svg of all(".drawing")) svg.setAttribute("aria-label", say(`view_${svg.dataset.view === "portrait" ? "columns" : svg.dataset.view}`));
  for (const node of all(".node")) name(node);
  for (const button of all("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === state.language));
  }
  document.querySelector("nav a").href = state.language === "en" ? "index.html" : `index.html#l=${state.language}`;
  document.title = say("title");
}
