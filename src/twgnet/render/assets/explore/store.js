// The data of the page, indexed once; nodes are known by their number, and by their id in the address.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
export const data = read("page-data");
export const dictionary = read("page-words");
const valuesOf = (places) =>
  Object.fromEntries(
    data.attributes.flatMap(({ name, values }, at) => (places?.[at] >= 0 ? [[name, values[places[at]]]] : [])),
  );
export const attributes = data.attributes.filter(({ sorts }) => sorts);
export const nodes = data.nodes.map((node, number) => ({
  ...node,
  number,
  group: node.id.startsWith("g:"),
  values: valuesOf(node.values),
  answers: (node.answers ?? []).map((place) => data.answers[place]),
}));
export const organisations = nodes.filter((node) => !node.group);
export const groups = nodes.filter((node) => node.group);
const numbers = new Map(nodes.map((node) => [node.id, node.number]));
export const numberOf = (id) => numbers.get(id) ?? -1;
// Ends of ties: of a group in the order of its row, of an organisation in the order of the groups.
export const near = nodes.map(() => []);
const kinds = new Map();
for (const [organisation, group, tentative] of data.ties) {
  near[organisation].push(group);
  near[group].push(organisation);
  kinds.set(organisation * nodes.length + group, tentative ? "tentative" : "certain");
}
for (const node of nodes) node.degree = near[node.number].length;
export const open = nodes.map(() => []);
for (const [organisation, group] of data.open) {
  open[organisation].push(group);
  open[group].push(organisation);
}
export const kindOf = (organisation, group) => kinds.get(organisation * nodes.length + group) ?? "";
export const seatOf = (organisation, group) =>
  (nodes[group].seats ?? []).find(([holder]) => holder === organisation)?.[1] ?? "";
