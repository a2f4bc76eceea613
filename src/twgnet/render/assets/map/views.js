// Views: which drawing is shown; all of them stand in the page already.
function showView() {
  stage.dataset.view = state.view;
  for (const button of all(".views [data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  const hint = document.getElementById("hint");
  hint.hidden = false;
  hint.dataset.t = `hint_${state.view}`;
  hint.textContent = breakable(say(hint.dataset.t));
  hint.classList.toggle("screen", !["organisations", "groups"].includes(state.view)); // else it tells what a line means
  showLayers();
  showLoose(state.view === "free");
  tell(state.node);
  ready();
}
for (const button of all(".views [data-view]")) {
  button.addEventListener("click", () => {
    state.view = button.dataset.view;
    if (large) choose("");
    showView();
    keepState();
  });
}
