// Saving and copying: pictures, the table of interests, the address of what is seen.
import { all, byId, make } from "../explore/dom.js";
import { state } from "../explore/state.js";
import { nodes, ties } from "../explore/store.js";
import { say } from "../explore/words.js";
import { picture, rasterised } from "./picture.js";
function download(blob, ending) {
  const anchor = make("a", { download: `map-${state.view}.${ending}`, href: URL.createObjectURL(blob) });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
}
export function quoted(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
function table() {
  const head = ["organisation_id", "organisation", "group_id", "group", "certainty"];
  const rows = ties.map(([a, b, tentative]) => [
    nodes[a].id.slice(2),
    nodes[a].name,
    nodes[b].id.slice(2),
    nodes[b].name,
    tentative ? "tentative" : "certain",
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(quoted).join(",")).join("\n")}\n`;
}
const SAVERS = {
  csv: () => download(new Blob([table()], { type: "text/csv" }), "csv"),
  svg: (form) => download(new Blob([picture(form).text], { type: "image/svg+xml" }), "svg"),
  png: async (form) => download(await rasterised(picture(form)), "png"),
};
const COPIERS = {
  link: () => navigator.clipboard.writeText(location.href),
  picture: () => navigator.clipboard.write([new ClipboardItem({ "image/png": rasterised(picture("slide")) })]),
};
function closeMenu(event) {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  event.currentTarget.open = false;
  event.currentTarget.firstElementChild.focus();
}
export function startSaving() {
  for (const menu of all("details.save")) menu.addEventListener("keydown", closeMenu);
  for (const button of all("[data-save]"))
    button.addEventListener("click", () => SAVERS[button.dataset.save](button.dataset.shape));
  for (const button of all("[data-copy]")) {
    button.addEventListener("click", async () => {
      let text = say("map.copied");
      try {
        await COPIERS[button.dataset.copy]();
      } catch {
        text = say("map.not_copied");
      }
      byId("copied").textContent = text;
    });
  }
}
