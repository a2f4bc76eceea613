// The panel: what the study found about one node, in words.
const MOST_LISTED = 200;
const story = document.getElementById("story");
function link(id) {
  const button = make("button", "", { type: "button", class: "link" });
  button.append(make("bdi", nameOf(nodes.get(id))));
  button.addEventListener("click", () => choose(id));
  return button;
}
function list(title, items) {
  if (!items.length) return;
  story.append(make("h3", say(title)));
  const listed = make("ul");
  for (const parts of items.slice(0, MOST_LISTED)) {
    const item = make("li");
    item.append(...parts);
    listed.append(item);
  }
  if (items.length > MOST_LISTED) listed.append(make("li", say("story_more", { n: items.length - MOST_LISTED })));
  story.append(listed);
}
const line = (key, values, kind = "") => story.append(make("p", breakable(say(key, values)), kind ? { class: kind } : {}));
function tell(id) {
  story.replaceChildren();
  const node = nodes.get(id);
  if (!node) return;
  const close = make("button", say("story_close"), { type: "button", class: "close" });
  close.addEventListener("click", leave);
  const heading = make("h2");
  heading.append(make("bdi", nameOf(node)));
  story.append(close, heading);
  if (node.members) return tellSet(node);
  if (id.startsWith("g:")) tellGroup(node);
  else tellOrganisation(node);
}
function tellSet(node) {
  const members = new Set(node.members);
  const named = (group) => near.get(group.id).filter(({ id }) => members.has(id)).length;
  const groups = data.nodes.filter(({ id }) => id.startsWith("g:")).map((group) => [group.id, named(group)]).filter(([, n]) => n);
  list("story_groups", groups.sort((a, b) => b[1] - a[1]).map(([id, n]) => [link(id), ` – ${n}`]));
  list("organisations", node.members.map((member) => [link(member)]));
}
// Where boxes of one kind are joined: the others, and what they have in common with this one.
function tellShared(node) {
  if (state.view !== (node.id.startsWith("o:") ? "organisations" : "groups")) return;
  const shared = new Map();
  for (const { id: between } of near.get(node.id)) {
    for (const { id } of near.get(between)) if (id !== node.id) shared.set(id, [...(shared.get(id) ?? []), between]);
  }
  const most = [...shared].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  list(`story_shared_${state.view}`, most.map(([id, between]) => [link(id), ` – ${between.length}: ${between.map((one) => nameOf(nodes.get(one))).join(", ")}`]));
}
function tellOrganisation(node) {
  line("story_organisation", { n: node.degree, all: count("g:") });
  tellShared(node);
  tellMeasures(node, "story_closeness");
  list("story_sole", (node.sole ?? []).map((id) => [link(id)]));
  list("story_groups", near.get(node.id).map(tied));
  list("story_seats", (node.seats ?? []).map(([id, role, why]) => [`${say(`story_${role}`)}: `, link(id), ` – ${why}`]));
  for (const status of ["review", "not_a_group"]) {
    list(`story_${status}`, (node.aside ?? []).filter(([, is]) => is === status).map(([text]) => [make("bdi", text)]));
  }
}
function tellGroup(node) {
  if (node.tier) story.append(make("p", say(`tier_${node.tier}`), { class: `tier ${node.tier}` }));
  if (node.why) story.append(make("p", node.why[0].toUpperCase() + node.why.slice(1), { class: "finding", lang: "en", dir: "auto" }));
  if (node.short) line("story_target", { target: node.target, short: node.short });
  if (node.range) line("story_rank", { low: node.range[0], high: node.range[1], most: node.range[2] });
  if (node.tentative) line("story_group", { n: node.degree, m: node.tentative });
  tellShared(node);
  tellMeasures(node, "story_closeness_group");
  list("story_organisations", near.get(node.id).map(tied));
  list("story_seats", (node.seats ?? []).map(([id, role, why]) => [`${say(`story_${role}`)}: `, id ? link(id) : say("story_empty"), ` – ${why}`]));
  list("story_ask", (node.ask ?? []).map(([id, why]) => (id ? [link(id), ` – ${why}`] : [why])));
  const sheet = make("p");
  sheet.append(make("a", say("story_sheet"), { href: `groups/${encodeURIComponent(node.id.slice(2))}.html` }));
  story.append(sheet);
}
function tellMeasures(node, closeness) {
  if (node.community) line("story_community", { letter: node.community });
  if (!node.degree) return;
  line(closeness, { value: (node.closeness ?? 0).toFixed(2) }, "quiet");
  line("story_betweenness", { value: (node.betweenness ?? 0).toFixed(2) }, "quiet");
}
const tied = ({ id, tentative }) => (tentative ? [link(id), ` (${say("tentative")})`] : [link(id)]);
