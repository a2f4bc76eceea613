// One stop for Tab in each drawing; arrows go to the nearest box that way, Enter chooses, Escape ends.
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
function ready() {
  for (const svg of all(".drawing")) {
    svg.setAttribute("role", "group");
    const found = all(".node", svg);
    const current = found.find((node) => node.getAttribute("tabindex") === "0") ?? found[0];
    for (const node of found) {
      node.setAttribute("role", "button");
      node.setAttribute("tabindex", node === current ? "0" : "-1");
    }
  }
}
function middle(node) {
  const { x, y, width, height } = node.querySelector(".box").getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}
function nearest(node, [right, down]) {
  const [x, y] = middle(node);
  let best = null;
  let least = Infinity;
  for (const other of all(".node", node.closest("svg"))) {
    const [u, v] = middle(other);
    const along = (u - x) * right + (v - y) * down;
    const across = Math.abs((u - x) * down) + Math.abs((v - y) * right);
    if (along > 1 && along + 2.5 * across < least) [best, least] = [other, along + 2.5 * across];
  }
  return best;
}
function step(from, to) {
  from.setAttribute("tabindex", "-1");
  to.setAttribute("tabindex", "0");
  to.focus();
}
document.addEventListener("keydown", (event) => {
  const node = event.target.closest?.(".node");
  if (event.key === "Escape" && state.node) leave();
  if (!node) return;
  if (event.key === "Enter" || event.key === " ") choose(node.dataset.id);
  else if (WAYS[event.key]) {
    const next = nearest(node, WAYS[event.key]);
    if (next) step(node, next);
  } else return;
  event.preventDefault();
});
document.addEventListener("focusin", (event) => {
  const node = event.target.closest?.(".node");
  if (node && loose.network) lookAt(node.dataset.id);
});
document.addEventListener("click", (event) => {
  const node = event.target.closest(".node");
  if (node) choose(node.dataset.id === state.node ? "" : node.dataset.id);
  else if (event.target.closest(".drawing") && state.node && !stage.classList.contains("ego")) choose("");
});
