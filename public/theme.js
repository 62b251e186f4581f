// Sets the chosen theme before the first paint, and keeps a later choice on the device. Works without the rest of the page.
(() => {
  const root = document.documentElement;
  const themes = ["light", "dark", "dim"];
  const KEY = "theme";
  const kept = () => {
    try {
      const theme = localStorage.getItem(KEY);
      return themes.includes(theme) ? theme : "system";
    } catch {
      return "system"; // a browser may forbid storage: the device's own choice stands
    }
  };
  const keep = (theme) => {
    try {
      if (theme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // nothing to mend: the choice holds for this page
    }
  };
  const device = matchMedia("(prefers-color-scheme: dark)");
  let chosen = kept();
  const show = () => {
    root.dataset.theme = chosen === "system" ? (device.matches ? "dark" : "light") : chosen;
    for (const button of document.querySelectorAll("[data-theme-choice]"))
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen));
  };
  show();
  document.addEventListener("DOMContentLoaded", show);
  device.addEventListener("change", show);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-theme-choice]");
    if (!button) return;
    const wish = button.dataset.themeChoice;
    chosen = "toggle" in button.dataset && chosen === wish ? "system" : wish;
    keep(chosen);
    show();
  });
})();
