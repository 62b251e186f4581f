// Brings the page alive. When this fails the page stays as it was served: complete, and with links that work. When the program
// breaks down later, the page says so and becomes such a page again.
// There is one copy for each program; the build writes the real file names (with their hashes) over the two below, which lie
// beside this script.

const root = document.documentElement;

/** The program, asked for at once. Under the same query as this script: after a failure a browser may not ask for the same address again. */
const program = import("./program.js" + new URL(import.meta.url).search);
let broken = false;

// A program that broke down hears nothing more: it could only do harm, or keep links from doing what links do. What it put into
// the history leads to a page only when that is loaded.
const HEARD = [
  "click", "keydown", "input", "change", "wheel", "contextmenu", "touchstart", "dragstart", "selectstart", "focus", "focusin",
  "focusout", "blur", "pointerdown", "pointermove", "pointerup", "pointercancel", "pointerover", "pointerleave",
  "lostpointercapture", "visibilitychange", "pageshow", "pagehide", "storage", "hashchange", "popstate",
];
function hear(event) {
  if (event.target instanceof Element && !event.target.closest("main")) return;
  event.stopImmediatePropagation();
  if (event.type === "popstate") location.reload();
}

/**
 * Whether what was thrown has gone through the program: a trap, which is how a panic ends, or what a call of the browser threw
 * in its midst. After either, nothing that the program holds can be relied on.
 */
const broke = (thrown) => thrown instanceof WebAssembly.RuntimeError || /\bwasm-function\b/.test(thrown?.stack);

function breakDown(thrown) {
  if (broken || !broke(thrown)) return;
  broken = true;
  for (const kind of HEARD) addEventListener(kind, hear, { capture: true, passive: true });
  // What never came alive is a page without scripts, and complete.
  if (!("ready" in root.dataset)) return;
  const message = document.querySelector("[data-failed] p");
  if (!message.hidden) return; // the other program has said so
  for (const part of message.querySelectorAll("[data-in]")) part.hidden = part.dataset.in !== root.dataset.mode;
  message.querySelector("button").addEventListener("click", () => location.reload());
  // The booking link as the check before booking has left it; none after an emergency.
  const booking = document.querySelector(".booking a[data-booking]:last-of-type");
  if (booking?.checkVisibility?.() ?? booking) message.append(booking.cloneNode(true));
  message.hidden = false;
}

addEventListener("error", (event) => breakDown(event.error));
addEventListener("unhandledrejection", (event) => breakDown(event.reason));

// As it takes the page over, the program writes the drawings' attributes as they are already. To a browser that is a change: it
// would lay all of them out again. So until the page answers, what stands there already is not written.
if (!("ready" in root.dataset)) {
  const write = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    if (this.getAttribute(name) !== String(value)) write.call(this, name, value);
  };
  new MutationObserver((_, watcher) => {
    watcher.disconnect();
    Element.prototype.setAttribute = write;
  }).observe(root, { attributeFilter: ["data-ready"] });
}

/** How long the page may take to say that it has been painted, ms: where nobody looks at it, it never is. */
const UNSEEN = 500;

/** Resolves when the page has been painted. */
const painted = () => new Promise((done) => {
  if (document.hidden || "ready" in root.dataset) return done();
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  setTimeout(done, UNSEEN);
});

// Left before it came alive, and kept by the browser as it stood: WebKit goes on with nothing that was on its way.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && !("ready" in root.dataset)) location.reload();
});

// Only then: on a slow device nothing is compiled meanwhile. On a slow line the wasm is on its way already (before-paint.js).
Promise.all([program, painted()]).then(([{ default: start }]) => start({ module_or_path: new URL("./program_bg.wasm", import.meta.url) })).catch((error) => {
  if (!("ready" in root.dataset) || broke(error)) throw error;
  // Whoever asked for this script hears the same as where the script itself does not come.
  for (const script of document.scripts) if (script.src === import.meta.url) script.dispatchEvent(new Event("error"));
});
