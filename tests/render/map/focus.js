// Uses each control of a view in turn and gives those after which the keyboard would start from the top of the page.
(view) => {
  document.querySelector(`[data-view="${view}"]`).click();
  const away = "[data-view], [data-save], [data-copy], #start-present, dialog *";
  const shown = (element) => element.checkVisibility() && !element.disabled && !element.matches(away);
  const controls = "button, [role=button], td[data-cell], th[data-n]";
  const lost = [];
  let used = 0;
  for (let place = 0; used < 250; place += 1) {
    const control = document.querySelectorAll(controls)[place];
    if (!control) break;
    if (!shown(control)) continue;
    used += 1;
    control.focus();
    control.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    if (document.activeElement === document.body) lost.push(control.outerHTML.slice(0, 120));
  }
  for (const select of [...document.querySelectorAll("select")].filter(shown)) {
    select.focus();
    select.selectedIndex = select.options.length - 1;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    if (document.activeElement === document.body) lost.push(select.outerHTML.slice(0, 120));
  }
  return lost;
}
