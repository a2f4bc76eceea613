// Saving what is seen, with legend, source and date in the file itself.
const shown = () => all(".drawing").find((svg) => svg.getBoundingClientRect().width > 0);
const TOKENS = ["paper", "wash", "ink", "soft", "rule", "edge", "accent", "organisation", "organisation-wash", "group", "group-wash", "none", "none-wash",
  "single", "single-wash", "thin", "thin-wash", "covered", "covered-wash", "seat", "a", "b", "c", "d", "e", "f", "g", "h", "sans"];
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
function styles() {
  const sheet = document.querySelector("style").textContent;
  const face = sheet.match(/@font-face\{[^}]*\}/)?.[0] ?? "";
  const rules = sheet.slice(sheet.indexOf("/* The drawings;"));
  return `${face} svg{${TOKENS.map((name) => `--${name}:${colour(name)}`).join(";")}} ${rules} .label.${state.language === "km" ? "en" : "km"}{display:none} .label.${state.language}{display:inline}`;
}
// The legend as it stands beside the drawing, its keys as signs.
function legendLine() {
  const seen = all(".legend li").filter((item) => item.getClientRects().length);
  return seen.map((item) => `${item.firstElementChild.dataset.sign ?? item.firstElementChild.textContent} ${item.lastElementChild.textContent}`).join(" | ");
}
function footLines() {
  const { meta } = data;
  const answered = meta.invited ? say("answered", { n: meta.answered, N: meta.invited }) : say("answered_only", { n: meta.answered });
  const origin = `${say("source")}: ${[meta.title, meta.source].filter(Boolean).join(". ").slice(0, 400)}. ${meta.year ? say("year", { year: meta.year }) : ""} ${say("made", { version: meta.version })}`;
  const meaning = ["organisations", "groups"].includes(state.view) ? say(`hint_${state.view}`) : say("meaning");
  const only = state.filter ? chooser.selectedOptions[0].textContent : "";
  const chosen = state.node ? nameOf(nodes.get(state.node)) : "";
  return [[only, chosen].filter(Boolean).join(". "), legendLine(), `${meaning} ${answered}`, origin].filter(Boolean);
}
function broken(text, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= most) lines.push("");
    lines.push(`${lines.pop()} ${word.slice(0, most)}`.trim());
  }
  return lines;
}
function picture() {
  const source = shown();
  const svg = source.cloneNode(true);
  const [x, y, width, height] = source.getAttribute("viewBox").split(" ").map(Number);
  const size = width < 500 ? 8.5 : 12;
  const lines = footLines().flatMap((text) => broken(text, Math.floor((width - 20) / size / 0.62)));
  const full = height + 34 + lines.length * size * 1.6;
  for (const [name, value] of Object.entries({ class: `drawing${stage.classList.contains("focused") ? " focused" : ""}`, "data-layers": stage.dataset.layers, viewBox: `${x} ${y - 24} ${width} ${full}`, width, height: full, xmlns: SVG, lang: state.language })) svg.setAttribute(name, value);
  svg.prepend(shape("style", {}, styles()), shape("rect", { x, y: y - 24, width, height: full, fill: colour("paper") }), shape("text", { x: x + 10, y: y - 6, "font-size": 15, "font-weight": 700, fill: colour("ink") }, say("title")));
  lines.forEach((text, place) => svg.append(shape("text", { x: x + 10, y: y + height + 14 + place * size * 1.6, "font-size": size, fill: colour("soft") }, text)));
  const text = new XMLSerializer().serializeToString(svg).replace(NOT_XML, "");
  return { text, width, height: full };
}
function download(blob, ending) {
  const anchor = make("a", "", { download: `map-${state.view}.${ending}`, href: URL.createObjectURL(blob) });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
}
function savePng({ text, width, height }) {
  const image = new Image();
  const scale = 2560 / width;
  image.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2560, Math.round(height * scale)];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => download(blob, "png"), "image/png");
    URL.revokeObjectURL(image.src);
  };
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
}
const quoted = (value) => {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
function table() {
  const rows = data.ties.map(([a, b, tentative]) => [data.nodes[a].id.slice(2), data.nodes[a].name, data.nodes[b].id.slice(2), data.nodes[b].name, tentative ? "tentative" : "certain"]);
  return `\ufeff${[["organisation_id", "organisation", "group_id", "group", "certainty"], ...rows].map((row) => row.map(quoted).join(",")).join("\n")}\n`;
}
const SAVERS = {
  csv: () => download(new Blob([table()], { type: "text/csv" }), "csv"),
  svg: () => download(new Blob([picture().text], { type: "image/svg+xml" }), "svg"),
  png: () => savePng(picture()),
};
for (const button of all("[data-save]")) button.addEventListener("click", SAVERS[button.dataset.save]);
