// The language switch: both languages stand in the page, the style sheet shows the one of <html lang>.
function speak(language) {
  document.documentElement.lang = language;
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  for (const link of document.querySelectorAll('a[href*=".html"]')) {
    const [page, state = ""] = link.getAttribute("href").split("#");
    const kept = state.split("&").filter((part) => part && !part.startsWith("l="));
    if (language !== "en") kept.push(`l=${language}`);
    link.setAttribute("href", kept.length ? `${page}#${kept.join("&")}` : page);
  }
}
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    speak(button.dataset.language);
    const state = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    state.set("l", button.dataset.language);
    history.replaceState(null, "", `#${state}`);
  });
}
if (/[#&]l=km/.test(location.hash)) speak("km");
for (const element of document.querySelectorAll(".needs-script")) element.hidden = false;
