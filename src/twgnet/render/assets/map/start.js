// The reader's choices live in the address, and only known values are taken from it.
function keepState() {
  const parts = new URLSearchParams();
  if (state.view !== "columns") parts.set("v", state.view);
  if (state.node) parts.set("n", state.node);
  if (state.language !== "en") parts.set("l", state.language);
  if ([...state.layers].join(" ") !== "gaps tentative") parts.set("s", [...state.layers].join("."));
  if (state.filter) parts.set("f", state.filter);
  const hash = `#${parts}`;
  if (location.hash !== hash && !(hash === "#" && !location.hash)) history.replaceState(null, "", hash);
}
function readState() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const known = (name, values) => (values.includes(parts.get(name)) ? parts.get(name) : values[0]);
  state.view = known("v", all(".views [data-view]").map((button) => button.dataset.view));
  state.language = known("l", Object.keys(dictionary));
  const layers = all("[data-layer]").map((button) => button.dataset.layer);
  if (parts.has("s")) state.layers = new Set(parts.get("s").split(".").filter((layer) => layers.includes(layer)));
  state.filter = known("f", ["", ...options().map(([value]) => value)]);
  return nodes.has(parts.get("n")) ? parts.get("n") : "";
}
function show(node) {
  translate();
  fillFilter();
  showView();
  applyFilter();
  choose(node, false);
}
for (const button of all("[data-language]")) {
  button.addEventListener("click", () => {
    state.language = button.dataset.language;
    show(state.node);
    keepState();
  });
}
addEventListener("hashchange", () => show(readState()));
for (const element of all(".needs-script")) element.hidden = false;
stage.classList.toggle("sets", large);
show(readState());
