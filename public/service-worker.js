// Keeps the whole site on the device: what was visited once is there without a network, complete and all of one version.
//
// It is JavaScript because a worker must answer the moment it is woken: Rust would first have to fetch and compile its wasm,
// through this very worker. The build writes version and files over the two lines below; a site under development has no
// files, and the worker of an earlier build then takes itself away.
"use strict";
const VERSION = "";
const FILES = [];

/** The caches of this site alone: other sites may live in other folders of the same origin. */
const OWN = `headache-map ${new URL(registration.scope).pathname} `;
const CACHE = OWN + VERSION;
/** How many files are fetched at a time: few, so that whatever the person does next comes first. */
const AT_A_TIME = 4;
/** How long a page may take to tell how it stands, ms; one that sleeps in the background, or has just been left, tells nothing. */
const PATIENCE = 1000;

addEventListener("install", (event) => event.waitUntil(FILES.length > 0 ? fill() : skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(FILES.length > 0 ? takeUp() : retire()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const address = new URL(request.url);
  event.respondWith(request.mode === "navigate" ? page(request, address) : file(request, address));
});
addEventListener("message", (event) => {
  if (event.data === "tidy") event.waitUntil(tidy());
  else if (event.data === "take over" || event.data === "take over unnoticed") {
    event.waitUntil(takeOver(event.data !== "take over").then((said) => event.ports[0]?.postMessage(said)));
  }
});

/** Fetches every file of this version. One that fails fails all: the version before then stays in force, untouched. */
async function fill() {
  const cache = await caches.open(CACHE);
  const left = [...FILES];
  const fetchOn = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await keep(cache, next);
  };
  try {
    await Promise.all(Array.from({ length: AT_A_TIME }, fetchOn));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keep(cache, name) {
  const address = new URL(name, registration.scope);
  // What lies in assets/ has its content in its name, and the page has just fetched most of it; the rest is asked for anew.
  const answer = await fetch(address, { cache: name.startsWith("assets/") ? "default" : "no-cache", priority: "low" });
  const isPage = name === "" || name.endsWith("/") || name.endsWith(".html") && !name.startsWith("assets/");
  const isMissingPage = name === "404.html";
  if (!answer.ok && !(isMissingPage && answer.status === 404)) throw new Error(`${name}: ${answer.status}`);
  let body;
  if (isPage) {
    body = await answer.text();
    // A host in the midst of an update has pages of two versions; a line that broke leaves half of one.
    if (!body.includes(` data-version="${VERSION}"`) || !body.trimEnd().endsWith("</html>")) throw new Error(`${name}: not of ${VERSION}`);
  } else {
    body = await answer.blob();
  }
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  // Written anew: an answer that came by way of another address may not answer for a page.
  await cache.put(address, new Response(body, { headers }));
}

/** Answers for a page from this version; what the site does not have is asked of the host. */
async function page(request, address) {
  const path = address.origin + address.pathname.replace(/\/index\.html$/, "/");
  const found = await kept(path);
  if (found) return found;
  if (!path.endsWith("/") && await kept(`${path}/`)) return Response.redirect(`${path}/${address.search}`, 301);
  try {
    return await fetch(request);
  } catch (error) {
    const missing = await kept(new URL("404.html", registration.scope).href);
    if (!missing) throw error;
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

/** Answers for a file from this version, or from the one before for a page of it that is still open: no two share a name. */
async function file(request, address) {
  const path = address.origin + address.pathname;
  const found = await kept(path);
  if (found) return found;
  if (address.href.startsWith(`${registration.scope}assets/`)) {
    for (const name of await ownCaches()) {
      const older = await caches.match(path, { cacheName: name, ignoreVary: true });
      if (older) return older;
    }
  }
  return fetch(request);
}

function kept(path) {
  return caches.match(path, { cacheName: CACHE, ignoreVary: true });
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OWN));
}

async function takeUp() {
  await clients.claim();
  await tidy();
}

/** Removes the versions before, once every open page is of this one. */
async function tidy() {
  const states = await Promise.all((await pages()).map(stateOf));
  if (states.some((state) => state?.version !== VERSION)) return;
  for (const name of await ownCaches()) if (name !== CACHE) await caches.delete(name);
}

/**
 * Takes over from the version before: never while a session is open, and unnoticed only if nobody has touched any page.
 * @returns what kept it from doing so: "session", "touched", "silent" if a page does not tell, or nothing
 */
async function takeOver(unnoticed) {
  const states = await Promise.all((await pages()).map(stateOf));
  if (states.some((state) => state?.session)) return "session";
  if (unnoticed && states.some((state) => state?.touched)) return "touched";
  if (unnoticed && states.includes(null)) return "silent";
  await skipWaiting();
  return "";
}

function pages() {
  return clients.matchAll({ type: "window", includeUncontrolled: true });
}

/** What a page tells of itself: its version, whether anybody has touched it, whether a session is open; null if nothing. */
function stateOf(client) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data);
    setTimeout(() => resolve(null), PATIENCE);
    client.postMessage("state", [port2]);
  });
}

async function retire() {
  for (const name of await ownCaches()) await caches.delete(name);
  await registration.unregister();
}
