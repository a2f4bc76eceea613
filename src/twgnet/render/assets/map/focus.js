// Choosing a node: it and what it is tied to stay clear, the rest fades, the panel tells its story.
function choose(id, remember = true) {
  state.node = nodes.has(id) ? id : "";
  tell(state.node);
  if (large) drawEgo(state.node);
  light();
  if (loose.network) lightLoose();
  if (state.view !== "free") shown()?.querySelector(".chosen")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (remember) keepState();
}
// The choice ended from within the panel: the keyboard goes on from the box that was chosen.
function leave() {
  const id = state.node;
  const inside = story.contains(document.activeElement);
  choose("");
  if (inside) all(".node", shown()).find((node) => node.dataset.id === id)?.focus();
}
function light() {
  stage.classList.toggle("focused", Boolean(state.node) && !stage.classList.contains("ego"));
  for (const svg of all(".drawing")) {
    const lit = new Set([state.node]);
    for (const tie of all("[data-a]", svg)) {
      const hidden = tie.classList.contains("review") && !state.layers.has("review");
      const touches = !hidden && (tie.dataset.a === state.node || tie.dataset.b === state.node);
      tie.classList.toggle("lit", touches);
      if (touches) lit.add(tie.dataset.a).add(tie.dataset.b);
    }
    for (const node of all(".node", svg)) {
      node.classList.toggle("lit", lit.has(node.dataset.id));
      node.classList.toggle("chosen", node.dataset.id === state.node);
    }
  }
}
