// What the reader chose, and who wants to know when it changes.
export const state = {
  view: "", chosen: [], language: "en", attribute: "", value: "", sort: "need", order: "need", least: 1, find: "",
};
const watchers = [];
export const watch = (watcher) => watchers.push(watcher);
// A step that Back should undo is remembered; moving a slider is not.
export function change(patch, remember = true) {
  const before = { ...state };
  Object.assign(state, patch);
  for (const watcher of watchers) watcher(state, before, remember);
}
export const isChosen = (number) => state.chosen.includes(number);
// Choosing again ends a choice; with a modifier key several are chosen together.
export function choose(number, several = false) {
  const chosen = isChosen(number) ? state.chosen.filter((one) => one !== number) : [...(several ? state.chosen : []), number];
  change({ chosen: several || !isChosen(number) ? chosen : [] });
}
