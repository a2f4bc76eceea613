// Show only nodes of one coverage, community or type, with their ties.
const chooser = document.getElementById("filter");
function options() {
  const values = new Map();
  for (const node of data.nodes) {
    for (const field of ["tier", "community", "type"]) if (node[field]) values.set(`${field}:${node[field]}`, [field, node[field]]);
  }
  const order = ["tier", "community", "type"];
  return [...values].sort((a, b) => order.indexOf(a[1][0]) - order.indexOf(b[1][0]) || (a[0] < b[0] ? -1 : 1)).slice(0, 60);
}
function fillFilter() {
  const entries = options().map(([value, [field, name]]) =>
    make("option", say(`only_${field}`, { name: field === "tier" ? say(`tier_${name}`) : name.slice(0, 60) }), { value }));
  chooser.replaceChildren(make("option", say("everything"), { value: "" }), ...entries);
  chooser.value = state.filter;
}
function passing() {
  const [field, value] = [state.filter.slice(0, state.filter.indexOf(":")), state.filter.slice(state.filter.indexOf(":") + 1)];
  const kept = new Set(data.nodes.filter((node) => node[field] === value).map((node) => node.id));
  if (field !== "community") for (const id of [...kept]) for (const { id: other } of near.get(id)) kept.add(other);
  return kept;
}
function applyFilter() {
  const kept = state.filter ? passing() : null;
  const out = (id) => Boolean(kept) && !id.startsWith("s:") && !kept.has(id);
  for (const node of all(".node")) node.classList.toggle("out", out(node.dataset.id));
  for (const tie of all("[data-a]")) tie.classList.toggle("out", out(tie.dataset.a) || out(tie.dataset.b));
  for (const row of all("[data-row]")) row.hidden = out(row.dataset.row);
}
chooser.addEventListener("change", () => {
  state.filter = chooser.value;
  applyFilter();
  keepState();
});
