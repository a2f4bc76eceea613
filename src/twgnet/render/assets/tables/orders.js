// The orders of rows and columns: by number of ties, by name, or groups that are wanted together side by side.
import { state } from "../explore/state.js";
import { data, groups, nodes, organisations } from "../explore/store.js";
import { compareNames } from "../explore/words.js";
const fewest = (a, b) => a.degree - b.degree || compareNames(a, b);
const most = (a, b) => b.degree - a.degree || compareNames(a, b);
const GROUPS_BY = { need: fewest, most, name: compareNames };
export const sortedGroups = () =>
  state.sort === "crossings"
    ? data.crossings.map((number) => nodes[number])
    : [...groups].sort(GROUPS_BY[state.sort] ?? fewest);
export const sortedOrganisations = () => [...organisations].sort(state.sort === "name" ? compareNames : most);
