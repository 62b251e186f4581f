// What must be right before the first paint, and works without the rest of the page: the chosen theme, and the large
// diagram that an address asks for (else the diagrams would change places under the reader's eyes).
(() => {
  const root = document.documentElement;

  // Theme: first the device's, then as chosen, kept on the device.
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
  document.addEventListener("DOMContentLoaded", () => {
    show();
    // A page of text answers from here on; one with a program when that says so.
    if (document.body.dataset.page === "text") root.dataset.ready = "";
  });
  device.addEventListener("change", show);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-theme-choice]");
    if (!button) return;
    const wish = button.dataset.themeChoice;
    chosen = "toggle" in button.dataset && chosen === wish ? "system" : wish;
    keep(chosen);
    show();
  });

  // The check before booking, on its own page: its first question stands in place of its text from the first paint on. Should
  // the program not come, the text does.
  if (/\/before-you-book\/(index\.html)?$/.test(location.pathname)) {
    root.dataset.checking = "question";
    const asText = () => {
      if ("ready" in root.dataset) return;
      delete root.dataset.checking;
      document.querySelector("[data-step]")?.remove();
    };
    // As soon as all of it is there, which is when what follows it begins.
    const watcher = new MutationObserver(() => {
      if (!document.querySelector(".booking")) return;
      watcher.disconnect();
      const screens = document.getElementById("check-screens");
      if ("checking" in root.dataset) screens?.after(screens.content.firstElementChild.cloneNode(true));
    });
    watcher.observe(root, { childList: true, subtree: true });
    addEventListener("error", asText, { capture: true });
    addEventListener("unhandledrejection", asText);
    setTimeout(asText, 5000);
  }

  // What an address chooses beyond its page is shown by the program, in one step: until then what that step will change keeps
  // its place unseen, or it would move under the reader's eyes. Should the program not come, the page is shown as it was served.
  const query = new URLSearchParams(location.search);
  const remembers = () => {
    try {
      return localStorage.getItem("marks") !== null;
    } catch {
      return false;
    }
  };
  const marked = /^#v\d/.test(location.hash) || (location.pathname.startsWith("/pain/") && remembers());
  if (marked || ["side", "strand", "point", "with", "severe", "bilateral", "mirror"].some((key) => query.has(key))) {
    root.dataset.awaiting = "";
    const asServed = () => delete root.dataset.awaiting;
    addEventListener("error", asServed, { capture: true, once: true });
    addEventListener("unhandledrejection", asServed, { once: true });
    setTimeout(asServed, 5000);
  }

  // What a client opens by the link of their session is theirs to read, not a session.
  if (location.hash.startsWith("#take-home=")) root.dataset.mode = "visitor";

  // The large diagram: as soon as all three are there, and before any is seen, the asked one takes the main slot.
  const asked = query.get("view");
  if (!["side", "back", "front"].includes(asked)) return;
  root.dataset.arranging = "";
  const arrange = () => {
    const diagrams = [...document.querySelectorAll(".diagram")];
    if (diagrams.length < 3 || !document.querySelector(".legend")) return false;
    const slots = ["first", "second"];
    for (const diagram of diagrams)
      diagram.dataset.slot = diagram.querySelector("[data-view]").dataset.view === asked ? "main" : slots.shift();
    return true;
  };
  const watcher = new MutationObserver(() => {
    if (!arrange()) return;
    watcher.disconnect();
    delete root.dataset.arranging;
  });
  watcher.observe(root, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    watcher.disconnect();
    delete root.dataset.arranging;
  });
})();
