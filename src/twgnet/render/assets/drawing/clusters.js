// Organisations gathered by what they want: which are open, what they are called, which names they show.
import { change, state } from "../explore/state.js";
import { data, nodes } from "../explore/store.js";
import { compareNames, nameOf, say } from "../explore/words.js";
export const first = nodes.length;
export const STEP = 40;
// Clusters have the numbers after those of the nodes.
export const clusters = (data.clusters ?? []).map((cluster, place) => ({ ...cluster, number: first + place }));
export const clusterOf = new Map(clusters.flatMap((cluster) => cluster.members.map((member) => [member, cluster])));
export const isCluster = (number) => number >= first;
export const clusterName = (cluster) =>
  cluster.groups.map((number) => nameOf(nodes[number])).join(" + ") || say("map.no_group");
export const chosenOf = (cluster) => state.chosen.filter((number) => clusterOf.get(number) === cluster);
// A cluster is open where the reader opened it, and where one of it is chosen.
export const isOpen = (cluster) => state.opened.includes(cluster.number) || chosenOf(cluster).length > 0;
export function toggleCluster(cluster) {
  const others = state.opened.filter((number) => number !== cluster.number);
  const chosen = state.chosen.filter((number) => clusterOf.get(number) !== cluster);
  if (isOpen(cluster)) change({ opened: others, chosen });
  else change({ opened: [...others, cluster.number] });
}
// How many names of a cluster are shown: very many come in steps, those chosen always.
const stepsOf = new Map();
export const showMore = (cluster) => stepsOf.set(cluster, (stepsOf.get(cluster) ?? STEP) + STEP);
export const forgetSteps = (cluster) => stepsOf.delete(cluster);
export function membersOf(cluster) {
  const named = [...cluster.members].sort((a, b) => compareNames(nodes[a], nodes[b]));
  const members = [...new Set([...chosenOf(cluster), ...named.slice(0, stepsOf.get(cluster) ?? STEP)])];
  return { members, left: named.length - members.length };
}
