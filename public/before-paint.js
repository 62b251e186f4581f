// What must be right before the first paint, and works without the rest of the page: the chosen theme, the large diagram that an
// address asks for (else the diagrams would change places under the reader's eyes), and that no tap is lost meanwhile. It stands in
// every page, and is known to the policy by its hash.
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
    const theme = chosen === "system" ? (device.matches ? "dark" : "light") : chosen;
    // Written again it would, in WebKit, style the whole page again.
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
    for (const button of document.querySelectorAll("[data-theme-choice]"))
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen));
  };
  show();
  // A drawing further down is a whole plate once more: it is drawn when it comes into view. A browser without observers draws it anyway.
  const drawWhenSeen = () => {
    if (typeof IntersectionObserver !== "function") return;
    const watcher = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) target.setAttribute("data-seen", "");
    });
    document.querySelectorAll(".plate-again").forEach((drawing) => watcher.observe(drawing));
  };
  const whole = () => {
    show();
    drawWhenSeen();
    // A page of text answers from here on; one with a program when that says so. One that was left in the midst of its load may have no body.
    if (document.body?.dataset.page === "text") root.dataset.ready = "";
  };
  // Already whole where this comes as a file (offline.js).
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", whole);
  else whole();
  device.addEventListener("change", show);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-theme-choice]");
    if (!button) return;
    const wish = button.dataset.themeChoice;
    chosen = "toggle" in button.dataset && chosen === wish ? "system" : wish;
    keep(chosen);
    show();
  });

  // On a slow line the program is asked for as soon as all of the page is here. On a fast one it comes when the page is painted
  // (boot.js): that costs no time there, and nothing is compiled meanwhile.
  const SLOW = 100;
  document.addEventListener("readystatechange", () => {
    const { requestStart = 0, responseEnd = 0 } = performance.getEntriesByType?.("navigation")[0] ?? {};
    const wasm = document.querySelector("script[data-wasm]")?.dataset.wasm;
    if (!wasm || responseEnd - requestStart < SLOW) return;
    const link = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "", href: wasm });
    document.head.append(link);
  }, { once: true });

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
      if (!document.getElementById("booking")) return;
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
  const marked = /^#v\d/.test(location.hash) || (location.pathname.includes("/pain/") && remembers());
  if (marked || ["side", "strand", "point", "with", "severe", "bilateral", "mirror"].some((key) => query.has(key))) {
    root.dataset.awaiting = "";
    const asServed = () => delete root.dataset.awaiting;
    addEventListener("error", asServed, { capture: true, once: true });
    addEventListener("unhandledrejection", asServed, { once: true });
    setTimeout(asServed, 5000);
  }

  // What a client opens by the link of their session is theirs to read, not a session.
  if (location.hash.startsWith("#take-home=")) root.dataset.mode = "visitor";

  // A tap that comes before the program is acknowledged where it fell, kept, and done as soon as the page answers, in the order of
  // the taps. Should the program not come, the last one that was on a link is followed: that is what it does without scripts.
  const PATIENCE = 5000;
  const early = [];
  const keepTap = (event) => {
    const place = event.target.closest?.("[data-act], [data-do], svg[data-main]");
    const other = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!place || other || "ready" in root.dataset) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    place.setAttribute("data-tapped", "");
    if (early.length === 0) setTimeout(followTaps, PATIENCE);
    early.push({ place, target: event.target, x: event.pageX, y: event.pageY, detail: event.detail });
  };
  const endOfKeeping = () => {
    removeEventListener("click", keepTap, true);
    document.querySelectorAll("[data-tapped]").forEach((place) => place.removeAttribute("data-tapped"));
    return early.splice(0);
  };
  const followTaps = () => {
    if ("ready" in root.dataset) return;
    const links = endOfKeeping().filter(({ place }) => place.matches("a[href]"));
    if (links.length > 0) location.assign(links.pop().place.getAttribute("href"));
  };
  const doTaps = () => {
    for (const { target, place, x, y, detail } of endOfKeeping()) {
      const on = target.isConnected ? target : place;
      const [clientX, clientY] = detail > 0 ? [x - scrollX, y - scrollY] : [0, 0];
      on.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window, detail, clientX, clientY }));
    }
  };
  addEventListener("click", keepTap, true);
  addEventListener("error", followTaps, true);
  addEventListener("unhandledrejection", followTaps);
  new MutationObserver((_, watcher) => {
    watcher.disconnect();
    doTaps();
  }).observe(root, { attributeFilter: ["data-ready"] });

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
