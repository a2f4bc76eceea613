// A long table answers at once: the rows that fit a screen are there first, the others follow before anyone scrolls.
const LEAST_ROW = 32; // pixels: no row is much lower, and the head of a table is much taller
const PAUSE = 30; // milliseconds in which the page may answer something else
const soon = (step) => requestAnimationFrame(() => setTimeout(step, PAUSE));
export function fillInSteps(body, items, rowOf, { whole = false, after = () => {} } = {}) {
  const screen = Math.ceil(innerHeight / LEAST_ROW);
  const many = whole || items.length <= 2 * screen ? items.length : screen;
  body.append(...items.slice(0, many).map(rowOf));
  let from = many;
  const step = () => {
    if (!body.isConnected || from >= items.length) return;
    body.append(...items.slice(from, from + many).map(rowOf));
    from += many;
    after();
    if (from < items.length) soon(step);
    else removeEventListener("beforeprint", finish);
  };
  const finish = () => {
    while (body.isConnected && from < items.length) step();
  };
  if (from >= items.length) return;
  addEventListener("beforeprint", finish, { once: true });
  soon(step);
}
