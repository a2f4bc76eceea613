// What the reader chose, and who wants to know when it changes.
export const state = {
  view: "",
  chosen: [],
  opened: [],
  language: "en",
  attribute: "",
  value: "",
  sort: "need",
  least: 1,
  find: "",
  from: 0,
};
const watchers = [];
export const watch = (watcher) => watchers.push(watcher);
// A step that Back should undo is remembered; moving a slider is not.
export function change(patch, remember = true) {
  const before = { ...state };
  Object.assign(state, patch);
  for (const watcher of watchers) watcher(state, before, remember);
}
// The first drawing of a page: to every watcher everything is new.
export function begin(patch) {
  Object.assign(state, patch);
  for (const watcher of watchers) watcher(state, { chosen: [], opened: [] }, false);
}
// Says whether any of these has changed since it was asked last: a view asks when it is shown, so that it also knows
// what was changed while another view was on the screen.
export function changes(...keys) {
  let last = null;
  return (...more) => {
    const now = JSON.stringify([...keys.map((key) => state[key]), ...more]);
    const changed = now !== last;
    last = now;
    return changed;
  };
}
export const isChosen = (number) => state.chosen.includes(number);
// Choosing again ends a choice; with a modifier key several are chosen together.
export function choose(number, several = false) {
  const others = state.chosen.filter((one) => one !== number);
  const again = isChosen(number) && (several || !others.length);
  change({ chosen: [...(several ? others : []), ...(again ? [] : [number])] });
}
