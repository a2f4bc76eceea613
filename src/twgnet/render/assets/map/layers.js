// Layers are words on the stage; the style sheet does the rest. Not every view can show each of them.
const UNSHOWN = {
  free: ["seats", "communities", "types", "review"], organisations: ["gaps", "seats", "tentative"],
  groups: ["seats", "types", "tentative", "review"], matrix: ["seats"],
};
function showLayers() {
  const unshown = UNSHOWN[state.view] ?? [];
  stage.dataset.layers = [...state.layers].filter((layer) => !unshown.includes(layer)).join(" ");
  for (const button of all("[data-layer]")) {
    button.disabled = unshown.includes(button.dataset.layer);
    button.setAttribute("aria-pressed", String(state.layers.has(button.dataset.layer) && !button.disabled));
  }
}
for (const button of all("[data-layer]")) {
  button.addEventListener("click", () => {
    const layer = button.dataset.layer;
    if (!state.layers.delete(layer)) state.layers.add(layer);
    showLayers();
    light();
    if (loose.network) lightLoose();
    keepState();
  });
}
