// The headings in the reader's language; survey text and findings stay as they are written.
const dictionary = JSON.parse(document.getElementById("words").textContent);
function speak(language) {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-t]")) {
    const values = JSON.parse(element.dataset.v ?? "{}");
    const text = dictionary[language][element.dataset.t] ?? dictionary.en[element.dataset.t];
    element.textContent = text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  for (const map of document.querySelectorAll('a[href^="map.html"]')) map.href = language === "en" ? "map.html" : `map.html#l=${language}`;
}
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    speak(button.dataset.language);
    const parts = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    parts.set("l", button.dataset.language);
    history.replaceState(null, "", `#${parts}`);
  });
}
if (new URLSearchParams(location.hash.slice(1)).get("l") === "km") speak("km");
for (const element of document.querySelectorAll(".needs-script")) element.hidden = false;
