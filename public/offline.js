// Has the site kept on the device (service-worker.js), once the page has come to rest; and sees to it that a newer version
// takes hold without being noticed, or else by a quiet offer, and never while a session is open. Where the browser refuses any
// of this (no workers, storage forbidden, a private window) the page goes on as a page that needs the network.
const root = document.documentElement;
const { serviceWorker } = navigator;

// A host whose headers are still of an earlier version refuses the script that stands in the page: then it comes as a file, if late.
if (!("theme" in root.dataset)) import(new URL("../before-paint.js", import.meta.url));
// So it does with a style that stands there.
const refused = document.querySelector("style[data-file]");
if (refused && !refused.sheet) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: refused.dataset.file }));
}

/** How long nobody may have touched the page before the rest is fetched, and the longest that this is put off, ms. */
const REST = 4000;
const AT_MOST = 60_000;
/** How often a page that stays open asks for a newer version when it is looked at again, ms. */
const ASK_AGAIN = 3_600_000;
/** How often, and after how long (ms), a page that did not tell how it stands is asked again before it counts as one in use. */
const ASKS = 5;
const ASK_SILENT = 1500;
// Not the wheel: when something begins to hear that, WebKit styles the whole page anew.
const TOUCHES = ["pointerdown", "keydown", "scroll"];
const onTouch = (act) => TOUCHES.forEach((kind) => addEventListener(kind, act, { capture: true, passive: true }));

let touched = false;
onTouch(() => (touched = true));
const inSession = () => root.dataset.mode === "session";

/** Resolves when the page has loaded and nobody has touched it for a while. */
async function rest() {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  await new Promise((done) => {
    let timer;
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(done, REST);
    };
    onTouch(again);
    again();
    setTimeout(done, AT_MOST);
  });
}

function ask(worker, what) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data);
    worker.postMessage(what, [port2]);
  });
}

/** Shows one of the notice's sentences, or none. */
function tell(which) {
  const notice = document.querySelector("[data-newer]");
  for (const part of notice?.children ?? []) part.hidden = part.dataset.says !== which;
}

async function keepOnDevice() {
  let controlled = Boolean(serviceWorker.controller);
  let wanted = false; // whether the newer version was asked for on this page
  let newer = false; // whether it has taken over already
  let asks = 0;
  serviceWorker.addEventListener("message", (event) => {
    if (event.data === "state") event.ports[0].postMessage({ version: root.dataset.version, touched, session: inSession() });
  });
  serviceWorker.addEventListener("controllerchange", () => {
    newer = controlled; // the first worker that takes over is of this page's own version
    controlled = true;
    if (newer) settle();
  });
  if (!controlled) {
    await rest();
    if (navigator.connection?.saveData) return;
  }
  const registration = await serviceWorker.register(new URL("../service-worker.js", import.meta.url), {
    scope: new URL("../", import.meta.url),
    updateViaCache: "none",
  });

  /** Brings what is newer to this page, or offers it; in a session it waits. */
  async function settle() {
    if (inSession()) return tell("");
    if (newer) {
      if (wanted || !touched) location.reload();
      else tell("offer");
    } else if (registration.waiting && serviceWorker.controller) {
      const said = await ask(registration.waiting, "take over unnoticed");
      asks += 1;
      // One that is busy, or that has just been left and is on its way out, is no page in use.
      if (said === "silent" && asks < ASKS) setTimeout(settle, ASK_SILENT);
      else if (said) tell(said === "session" ? "" : "offer");
    }
  }

  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => installing.state === "installed" && settle());
  });
  new MutationObserver(settle).observe(root, { attributes: true, attributeFilter: ["data-mode"] });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-newer] button");
    if (!button) return;
    tell("");
    wanted = button.value === "show";
    if (!wanted) return;
    if (newer) location.reload();
    else if (registration.waiting && (await ask(registration.waiting, "take over")) === "session") tell("in-session");
  });
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < ASK_AGAIN) return;
    asked = Date.now();
    registration.update().catch(() => {}); // without a network there is nothing newer
  });
  serviceWorker.controller?.postMessage("tidy");
  settle();
}

if (serviceWorker && root.dataset.version) keepOnDevice().catch(() => {});
