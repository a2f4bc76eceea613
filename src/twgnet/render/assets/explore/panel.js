// The panel: what the study found about what is chosen, in words, with links to the rest.
import { byId, isolated, make } from "./dom.js";
import { alike } from "./alike.js";
import { data, kindOf, near, nodes, organisations, groups } from "./store.js";
import { change, choose, state, watch } from "./state.js";
import { nameOf, say, pickLanguage } from "./words.js";
const MOST_LISTED = 60;
const panel = byId("panel");
let opener = null;
function link(number) {
  const button = make("button", { type: "button", class: "link", "data-n": number }, isolated(nameOf(nodes[number])));
  button.addEventListener("click", (event) => choose(number, event.ctrlKey || event.metaKey));
  return button;
}
const part = (code, values) => say(`board.story.${code}`, values);
const line = (text, kind = "") => make("p", { class: kind }, text);
const why = (text) => (text ? [" ", make("span", { class: "why" }, pickLanguage(text))] : []);
function listed(title, items) {
  if (!items.length) return [];
  const shown = items.slice(0, MOST_LISTED).map((parts) => make("li", {}, ...parts));
  const holder = make("ul", {}, ...shown);
  if (items.length > MOST_LISTED) {
    const more = make("button", { type: "button" }, part("more", { n: items.length - MOST_LISTED }));
    more.addEventListener("click", () => holder.replaceChildren(...items.map((parts) => make("li", {}, ...parts))));
    holder.append(make("li", {}, more));
  }
  return [make("h3", {}, title), holder];
}
const tied = (one, other) => {
  const [organisation, group] = one.group ? [other, one.number] : [one.number, other];
  return kindOf(organisation, group) === "tentative" ? [link(other), ` (${part("hedged")})`] : [link(other)];
};
const sharing = (node) => alike(node, 8).map(([other, n]) => [link(other), ` – ${n}`]);
const READINGS = ["understood", "could_be", "", "ignored"];
function answer([text, status, of]) {
  const names = of.map((number) => nameOf(nodes[number]));
  const reading =
    status === 2
      ? part("not_a_group")
      : names.length || status === 3
        ? part(READINGS[status], { names })
        : part("review");
  return [isolated(`“${text.slice(0, 300)}”`), " ", make("span", { class: "why" }, reading)];
}
function organisationStory(node) {
  const values = Object.entries(node.values);
  const seats = groups.flatMap((group) =>
    (group.seats ?? []).filter(([holder]) => holder === node.number).map((seat) => [group, seat]),
  );
  return [
    ...values.map(([name, value]) =>
      line(make("span", {}, `${name.replaceAll("_", " ")}: `, isolated(value.slice(0, 200))), "quiet"),
    ),
    ...listed(
      say("board.meaning.of_groups", { n: node.degree, all: groups.length }),
      near[node.number].map((group) => tied(node, group)),
    ),
    ...listed(
      part("seats"),
      seats.map(([group, [, role, reason]]) => [`${say(`board.kind.${role}`)}: `, link(group.number), ...why(reason)]),
    ),
    ...listed(
      part("sole"),
      (node.sole ?? []).map((group) => [link(group)]),
    ),
    ...listed(part("answers"), node.answers.map(answer)),
    ...listed(part("alike"), sharing(node)),
  ];
}
function target(node) {
  const missing = Math.max(0, node.target - node.degree);
  return line(
    missing ? part("target_missing", { target: node.target, n: missing }) : part("target_met", { target: node.target }),
  );
}
function groupStory(node) {
  const { low, high, most, typed, reach } = node;
  const { invited, answered, seen } = data.meta;
  const code = reach != null && answered === invited ? "range_all" : "range";
  const range = high == null || !invited ? [] : [line(part(code, { invited, low, high, most }))];
  if (reach != null) range.push(line(part("unseen", { n: answered - seen, seen, answered, reach })));
  if (typed) range.push(line(part("range_by_type", { low: typed[0], high: typed[1] })));
  const heading = node.verdict;
  return [
    ...(heading ? [line(say(`board.section.${heading}`), `verdict ${node.verdict}`), target(node), ...range] : []),
    ...listed(
      say("board.meaning.counted", { n: node.degree }),
      near[node.number].map((organisation) => tied(node, organisation)),
    ),
    ...listed(part("review"), toCheck(node)),
    ...listed(
      part("seats"),
      (node.seats ?? []).map(([holder, role, reason]) => [
        `${say(`board.kind.${role}`)}: `,
        holder < 0 ? part("empty") : link(holder),
        ...why(reason),
      ]),
    ),
    ...listed(
      part("ask"),
      (node.ask ?? []).map(([one, reason]) => (one < 0 ? why(reason) : [link(one), ...why(reason)])),
    ),
    ...listed(part("together"), sharing(node)),
  ];
}
// The answers that could be this group, with who wrote them.
const toCheck = (node) =>
  organisations.flatMap(({ number, answers }) =>
    answers
      .filter(([, status, of]) => READINGS[status] === "could_be" && of.includes(node.number))
      .map(([text]) => [link(number), " ", isolated(`“${text.slice(0, 300)}”`)]),
  );
const answersOf = (organisation, group) =>
  organisation.answers.filter(([, , of]) => of.includes(group.number)).map(answer);
// A cell of the matrix opens the answer in its own words.
export const tellAnswer = (organisation, group) => change({ chosen: [organisation, group] });
function severalStory() {
  const sets = state.chosen.map((number) => new Set(near[number]));
  const common = [...sets[0]].filter((number) => sets.every((set) => set.has(number)));
  const pairs = state.chosen.flatMap((one) => state.chosen.map((other) => [nodes[one], nodes[other]]));
  const answered = pairs
    .filter(([one, other]) => !one.group && other.group)
    .flatMap(([organisation, group]) =>
      listed(
        part("answers_of", { organisation: nameOf(organisation), group: nameOf(group) }),
        answersOf(organisation, group),
      ),
    );
  return [
    make("ul", {}, ...state.chosen.map((number) => make("li", {}, link(number)))),
    ...listed(
      part("all_of"),
      common.map((number) => [link(number)]),
    ),
    ...answered,
  ];
}
export const links = { of: () => [] };
function fillPanel() {
  const [first] = state.chosen;
  const node = nodes[first];
  const several = state.chosen.length > 1;
  const close = make("button", { type: "button", class: "close" }, say("board.close"));
  close.addEventListener("click", leave);
  const heading = make(
    "h2",
    { tabindex: "-1" },
    several ? say("board.chosen_several", { n: state.chosen.length }) : isolated(nameOf(node)),
  );
  const story = several ? severalStory() : node.group ? groupStory(node) : organisationStory(node);
  const addresses = several ? [] : links.of(node).map(([href, text]) => make("a", { href }, text));
  panel.replaceChildren(close, heading, make("p", { class: "links" }, ...addresses), ...story);
  panel.setAttribute("aria-label", say("board.panel"));
}
const leave = () => change({ chosen: [] });
// Where a choice ends inside the panel the keyboard goes on from where it came.
function showPanel(_, before) {
  const inside = panel.contains(document.activeElement);
  if (state.chosen.length && !before.chosen.length) opener = document.activeElement;
  panel.hidden = !state.chosen.length;
  if (state.chosen.length) fillPanel();
  // Scrolling needs the whole page laid out: once, after all views have changed.
  if (state.chosen.length && state.chosen !== before.chosen) requestAnimationFrame(() => (panel.scrollTop = 0));
  if (inside && state.chosen.length) panel.querySelector("h2").focus();
  else if (inside) (opener?.isConnected && opener.getClientRects().length ? opener : byId("search")).focus();
}
export function startPanel(addresses) {
  links.of = addresses;
  watch(showPanel);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.chosen.length) leave();
  });
}
export const sheetOf = (node) => node.page || `groups/${encodeURIComponent(node.id.slice(2))}.html`;
export const pageOf = (node) => node.page || `organisations/${encodeURIComponent(node.id.slice(2))}.html`;
export const count = { organisations: organisations.length, groups: groups.length };
