// The data of the page, indexed once; nodes are known by their number, and by their id in the address.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
export const data = read("page-data");
export const dictionary = read("page-words");
const valuesOf = (places) =>
  Object.fromEntries(
    data.attributes.flatMap(({ name, values }, at) => (places?.[at] >= 0 ? [[name, values[places[at]]]] : [])),
  );
export const attributes = data.attributes.filter(({ sorts }) => sorts);
// An id that is not written is the name in small letters, with hyphens; groups stand behind organisations.
const spelled = (name) =>
  name
    .toLowerCase()
    .replaceAll("'", "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
const isGroup = (number) => number >= data.nodes.length - data.ties.length;
export const nodes = data.nodes.map((node, number) => ({
  ...node,
  id: node.id ?? `${isGroup(number) ? "g" : "o"}:${spelled(node.name)}`,
  number,
  group: isGroup(number),
  values: valuesOf(node.values),
  answers: (node.answers ?? []).map((place) => data.answers[place]),
}));
export const organisations = nodes.filter((node) => !node.group);
export const groups = nodes.filter((node) => node.group);
const numbers = new Map(nodes.map((node) => [node.id, node.number]));
export const numberOf = (id) => numbers.get(id) ?? -1;
// Ends of ties: of a group in the order of its row, of an organisation in the order of the groups.
export const near = nodes.map(() => []);
export const ties = data.ties.flatMap((members, place) =>
  members.map((number) => [number < 0 ? -1 - number : number, groups[place].number, number < 0]),
);
const kinds = new Map();
for (const [organisation, group, tentative] of ties) {
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
// What a line is, in words of its style: certain or not, and the seat that its organisation has in the group.
export const tieOf = (organisation, group) => `${kindOf(organisation, group)} ${seatOf(organisation, group)}`.trim();
