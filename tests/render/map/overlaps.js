// Faults of the drawing in view: boxes over boxes, text out of its box, a label over a number.
() => {
  const svg = [...document.querySelectorAll("svg.drawing")].find((one) => one.getBoundingClientRect().width);
  const faults = [];
  const apart = (a, b) =>
    a.right <= b.left + 0.5 || b.right <= a.left + 0.5 || a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5;
  const within = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 3 && a.bottom <= b.bottom + 3;
  const boxes = [...svg.querySelectorAll(".node")].map((node) => [node, node.querySelector(".box").getBoundingClientRect()]);
  boxes.forEach(([a, x], i) =>
    boxes.slice(i + 1).forEach(([b, y]) => apart(x, y) || faults.push(`${a.textContent} over ${b.textContent}`)));
  for (const [node, box] of boxes) {
    const texts = [...node.querySelectorAll("text.label, text.number")]
      .filter((text) => text.getClientRects().length)
      .map((text) => text.getBoundingClientRect());
    for (const text of texts) if (!within(text, box)) faults.push(`out of its box: ${node.textContent}`);
    texts.forEach((a, i) =>
      texts.slice(i + 1).forEach((b) => apart(a, b) || faults.push(`label on number: ${node.textContent}`)));
  }
  return faults;
}
