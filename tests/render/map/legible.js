// What cannot be read or touched on the page as it stands: [text below `least` px, small targets], each once.
(given) => {
  const least = given ?? 11;
  const scaleOf = (element) => {
    if (!(element instanceof SVGElement)) return 1;
    const { a, b, c, d } = element.getScreenCTM();
    return Math.sqrt(Math.abs(a * d - b * c));
  };
  const hidden = (element) => !element.checkVisibility() || element.closest(".unseen, title, option, .skip");
  const small = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!data.trim() || parentElement.matches("script, style") || hidden(parentElement)) continue;
    const size = parseFloat(getComputedStyle(parentElement).fontSize) * scaleOf(parentElement);
    if (size < least) small.add(`${size.toFixed(1)}: ${data.trim().slice(0, 40)}`);
  }
  const targets = "button, select, summary, input, nav a, .who a, [role=button], td[data-cell], th[data-n]";
  const tiny = new Set();
  for (const element of document.querySelectorAll(targets)) {
    if (hidden(element)) continue;
    const { width, height } = (element.querySelector(":scope > .box") ?? element).getBoundingClientRect();
    if (width && Math.min(width, height) < 24) tiny.add(`${element.textContent.slice(0, 30)}: ${width} x ${height}`);
  }
  return [[...small].slice(0, 5), [...tiny].slice(0, 5)];
}
