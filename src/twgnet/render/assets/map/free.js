// The free view: vis-network on pyvis' data and options; started only when asked for.
const loose = { network: null, nodes: null, edges: null };
const looseHolder = document.getElementById("loose");
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
function showLoose(wanted) {
  if (wanted && data.network && !loose.network) startLoose();
  const on = wanted && Boolean(loose.network);
  stage.classList.toggle("loose", on);
  looseHolder.hidden = !on;
  if (on) {
    loose.network.redraw();
    loose.network.fit();
    lightLoose();
  }
}
function startLoose() {
  const script = document.createElement("script");
  script.textContent = document.getElementById("vendor").textContent;
  document.head.append(script);
  looseHolder.hidden = false;
  loose.nodes = new vis.DataSet(data.network.nodes);
  loose.edges = new vis.DataSet(data.network.edges.map((edge, id) => ({ id, ...edge })));
  loose.network = new vis.Network(looseHolder, { nodes: loose.nodes, edges: loose.edges }, data.network.options);
  loose.network.on("click", ({ nodes: [id] }) => choose(id ?? ""));
  const canvas = looseHolder.querySelector("canvas");
  canvas.setAttribute("aria-hidden", "true");
  for (const frame of all(".vis-network", looseHolder)) frame.removeAttribute("tabindex");
}
const GLYPHS = { none: "○", single: "◔", thin: "◑", covered: "●" };
function looseColours(node) {
  const tier = state.layers.has("gaps") && node.tier;
  const kind = tier || (node.id.startsWith("o:") ? "organisation" : "group");
  return { border: colour(kind), background: colour(`${kind}-wash`) };
}
function lightLoose() {
  const clear = new Set([state.node, ...(near.get(state.node) ?? []).map(({ id }) => id)]);
  const lit = (id) => !state.node || clear.has(id);
  loose.nodes.update(data.network.nodes.map(({ id, label }) => {
    const node = nodes.get(id);
    const paint = looseColours(node);
    return {
      id, label: state.layers.has("gaps") && node.tier ? `${GLYPHS[node.tier]} ${label}` : label, opacity: lit(id) ? 1 : 0.2, borderWidth: id === state.node ? 3 : 1.5,
      color: { ...paint, highlight: paint, hover: paint },
      shapeProperties: { borderRadius: id.startsWith("o:") ? 12 : 2, borderDashes: state.layers.has("gaps") && ["none", "single"].includes(node.tier) ? [5, 3] : false },
      font: { color: lit(id) ? colour("ink") : colour("edge"), face: colour("sans") },
    };
  }));
  loose.edges.update(data.network.edges.map((edge, id) => ({
    id, color: { color: state.node && (edge.from === state.node || edge.to === state.node) ? colour("accent") : colour("edge"), opacity: lit(edge.from) && lit(edge.to) ? 0.9 : 0.12 },
  })));
}
function lookAt(id) {
  loose.network.selectNodes([id], false);
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => loose.network && lightLoose());
