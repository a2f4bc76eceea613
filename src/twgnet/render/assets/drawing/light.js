// What is chosen or pointed at, and what it is tied to, stays clear; the rest steps back.
import { all } from "../explore/dom.js";
import { passes, paint } from "../explore/attributes.js";
import { isChosen, state } from "../explore/state.js";
import { near, nodes } from "../explore/store.js";
import { clusterOf, clusters, first, isCluster } from "./clusters.js";
function around(number) {
  if (!isCluster(number)) return near[number];
  const { groups, members } = clusters[number - first];
  return [...groups, ...members];
}
// The numbers to light: the picked ones and their neighbours, of several only what they share.
export function litNumbers(picked) {
  const lit = new Set(picked);
  const sets = picked.map((number) => new Set(around(number)));
  const shared = sets.length ? [...sets[0]].filter((number) => sets.every((set) => set.has(number))) : [];
  for (const number of shared.length || sets.length < 2 ? shared : sets.flatMap((set) => [...set])) lit.add(number);
  return lit;
}
export function light(svg, pointed = -1) {
  const picked = state.chosen.length ? state.chosen : pointed >= 0 ? [pointed] : [];
  const lit = litNumbers(picked);
  const clear = (number) =>
    lit.has(number) || (isCluster(number) && clusters[number - first].members.some((member) => lit.has(member)));
  const touched = (number) => picked.includes(number);
  svg.classList.toggle("focused", picked.length > 0);
  svg.classList.toggle("filtering", Boolean(state.value));
  // A chosen organisation that is not drawn itself shows its groups on the lines of its cluster.
  const within = svg.querySelector(".node.member") ? [] : picked.filter((number) => clusterOf.has(number));
  for (const tie of all(".tie", svg)) {
    const [a, b] = [Number(tie.dataset.a), Number(tie.dataset.b)];
    const drawn = !tie.classList.contains("member") || touched(a);
    const inside = within.some((number) => clusterOf.get(number).number === a && near[number].includes(b));
    tie.classList.toggle("lit", inside || (drawn && (touched(a) || touched(b))));
    tie.classList.toggle("out", !isCluster(a) && !passes(nodes[a]));
  }
  for (const box of all(".node", svg)) {
    const number = Number(box.dataset.n);
    box.classList.toggle("lit", clear(number));
    box.classList.toggle("chosen", isChosen(number));
    if (isCluster(number))
      box.classList.toggle("out", !clusters[number - first].members.some((member) => passes(nodes[member])));
    else paint(box, nodes[number]);
  }
}
