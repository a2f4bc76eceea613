// Layers are words on the stage; the style sheet does the rest.
function showLayers() {
  stage.dataset.layers = [...state.layers].join(" ");
  for (const button of all("[data-layer]")) {
    button.setAttribute("aria-pressed", String(state.layers.has(button.dataset.layer)));
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
