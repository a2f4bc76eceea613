// The one-mode projection, one node at a time: who shares most neighbours with it.
import { near, nodes } from "./store.js";
const shared = new Uint32Array(nodes.length);
const newman = new Float64Array(nodes.length);
// More shared goes first; among equals what few share binds more (Newman's weight), then the order of the page.
const before = (a, b) => shared[b] - shared[a] || newman[b] - newman[a] || a - b;
// The `most` nodes of the same side with at least `least` neighbours in common, each with their number.
export function alike(node, most, least = 1) {
  const touched = [];
  for (const between of near[node.number]) {
    const weight = 1 / (near[between].length - 1);
    for (const other of near[between]) {
      if (other === node.number) continue;
      if (!shared[other]) touched.push(other);
      shared[other] += 1;
      newman[other] += weight;
    }
  }
  const best = [];
  for (const other of touched) {
    if (shared[other] < least || (best.length === most && before(best.at(-1), other) <= 0)) continue;
    const place = best.findIndex((one) => before(other, one) < 0);
    best.splice(place < 0 ? best.length : place, 0, other);
    if (best.length > most) best.pop();
  }
  const found = best.map((other) => [other, shared[other]]);
  for (const other of touched) shared[other] = newman[other] = 0;
  return found;
}
