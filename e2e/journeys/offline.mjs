// The site kept on the device: complete without a network, renewed without being noticed or by a quiet offer, never in a session, never
// half of one version and half of another.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Key } from 'selenium-webdriver';
import { startEngine } from '../harness/engines.mjs';
import { Host } from '../harness/host.mjs';
import { control, eventually as before } from '../pages/map_page.mjs';
import { SessionPage, desk } from '../pages/session_page.mjs';

const cases = [];

/** To keep the whole site takes its time where three browsers share a small machine, ms; so does what a page waits for that has it renewed. */
const KEEP_MS = 60_000;
const eventually = (assertion) => before(assertion, KEEP_MS);

/** Engines whose drivers come back from pages that a worker answers for and from second tabs; WebKitGTK's was seen not to. */
const WITH_WORKERS = ['chromium', 'firefox'];

/** A case with a host of its own. */
function withHost(title, run, engines = WITH_WORKERS) {
  cases.push([title, async (page, { base, engine }) => {
    const host = await Host.start(base);
    await engine.patience(KEEP_MS);
    try {
      await run(page, host, engine);
    } finally {
      await engine.patience();
      await page.run(() => navigator.serviceWorker?.getRegistration().then((registration) => registration?.unregister())).catch(() => {});
      await page.driver.get('about:blank');
      host.stop();
    }
  }, engines]);
}

/** The files that the worker keeps, as addresses below the site. */
async function listed(host) {
  const worker = await (await fetch(`${host.base}/service-worker.js`)).text();
  return JSON.parse(worker.match(/^const FILES = (\[.*\]);/m)[1]);
}

/** Calls a function of the page that gives a promise. */
function later(page, script, ...args) {
  return page.driver.executeAsyncScript(`const done = arguments[arguments.length - 1]; (${script})(...[...arguments].slice(0, -1)).then(done, (error) => done('failed: ' + error));`, ...args);
}

const version = (page) => page.run(() => document.documentElement.dataset.version);
const ownCaches = (page) => later(page, async () => (await caches.keys()).filter((name) => name.startsWith('headache-map ')));

/** Opens the start page and waits until all of the site is kept. The page waits by itself: to ask it again and again costs more than to keep. */
async function keep(page, host) {
  await page.openAt(`${host.origin}/`);
  const files = await listed(host);
  const kept = await later(page, async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active.state !== 'activated') await new Promise((changed) => active.addEventListener('statechange', changed, { once: true }));
    const [name] = await caches.keys();
    return (await (await caches.open(name)).keys()).length;
  });
  assert.equal(kept, files.length);
  return files;
}

/**
 * Reloads as a person does; the drivers' own reload passes Firefox's workers by. That the page is a new one is told by its document:
 * what a script puts beside it Firefox's driver forgets, and the page before would pass for the one after.
 */
async function reload(page) {
  await page.run(() => { document.documentElement.dataset.beforeReload = ''; location.reload(); });
  await eventually(async () => assert.equal(await page.run(() => 'beforeReload' in document.documentElement.dataset), false));
  await page.ready();
}

/** Has the browser look for a newer worker, as it does by itself now and then, and waits for what becomes of it. */
function look(page) {
  return later(page, async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    const { installing } = registration;
    if (!installing) return registration.waiting ? 'installed' : 'nothing newer';
    return new Promise((resolve) => installing.addEventListener('statechange', () => resolve(installing.state)));
  });
}

const offer = (page, says = 'offer') => page.run((which) => !document.querySelector(`[data-newer] [data-says="${which}"]`).hidden, says);

withHost('once kept, every page is there without a network: by address, by link, by reload, with its choices, peeled', async (page, host, engine) => {
  const files = await keep(page, host);
  if (engine.hasDevTools) {
    const { installabilityErrors } = await engine.devTools('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, [], 'the browser offers to install it');
  }
  const pages = files.filter((file) => file === '' || file.endsWith('/'));
  assert.ok(pages.length >= 5, pages.join(' '));
  host.reachable = false;
  for (const address of pages) {
    await page.openAt(`${host.origin}/${address}`);
    // Of what can be seen: behind the check the map waits with a heading of its own.
    assert.equal(await page.run(() => [...document.querySelectorAll('h1')].filter((heading) => heading.checkVisibility()).length), 1, address);
    assert.equal(await page.run(() => getComputedStyle(document.body).marginTop), '0px', `${address} has its style`);
  }
  await page.openAt(`${host.origin}/muscles/sternocleidomastoid/?view=front&side=left&layer=bone`);
  await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('svg.plate[data-layer="bone"]').length), 3));
  assert.equal(await page.mainView(), 'front');
  await reload(page);
  assert.equal(await page.mainView(), 'front');
  await page.openAt(`${host.origin}/muscles/suboccipitals?side=left`);
  assert.equal(await page.address(), '/muscles/suboccipitals/?side=left', 'an address without its last slash is sent on');
  await page.openAt(`${host.origin}/muscles/platysma/`);
  assert.equal(await page.run(() => document.querySelector('#app').dataset.served), 'not-found');
  await page.click('footer a[href="/credits/"]');
  await page.arrived(/^\/credits\/$/);
});

withHost('session mode works without a network, also after a reload', async (map, host) => {
  const page = new SessionPage(map.engine, map.proxies);
  await keep(page, host);
  host.reachable = false;
  await page.openAt(`${host.origin}/session/`);
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await page.click(control.layer('bone'));
  await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('svg.plate[data-layer="bone"]').length), 3));
  await page.tap(desk.tool('pen'));
  await page.draw(await page.line([0.4, 0.3], [0.5, 0.4]));
  await reload(page);
  await eventually(async () => assert.deepEqual(await page.strokes(), ['side 0 blue']));
  assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']);
  await page.tap(desk.takeHome);
  await eventually(async () => assert.ok(await page.run(() => document.querySelector('.leaf .code svg'))));
  await page.run(() => localStorage.removeItem('session'));
});

withHost('the server stopped and the browser started anew: the session is there as it was left, and everything of it works', async (map, host, engine) => {
  const profile = await mkdtemp(path.join(tmpdir(), 'session-'));
  let started;
  const begin = async () => {
    started = await startEngine(engine.name, profile);
    await started.viewport(1180, 820);
    return new SessionPage(started, map.proxies);
  };
  try {
    let page = await begin();
    await keep(page, host);
    await page.openAt(`${host.origin}/session/`);
    await page.tap(control.region('sternocleidomastoid', 'right'));
    await page.tap(control.x('scm-sternal-middle', 'right'));
    await page.tap(desk.findings);
    await page.tap(desk.inLeaf('amount:6'));
    await page.tap(desk.shut);
    await page.tap(desk.tool('pen'));
    await page.draw(await page.line([0.4, 0.3], [0.5, 0.4]));
    await started.stop();
    host.stop();

    page = await begin();
    await page.openAt(`${host.origin}/session/`);
    await eventually(async () => assert.deepEqual(await page.strokes(), ['side 0 blue']));
    assert.deepEqual(await page.picked(), ['scm-sternal-middle right']);
    assert.match(await page.toldNow(), /^Back as it was left at .*\d/);
    await page.tap(control.layer('bone'));
    await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('svg.plate[data-layer="bone"]').length), 3));
    await page.tap(desk.tool('pen'));
    await page.draw(await page.line([0.4, 0.5], [0.5, 0.6]));
    assert.deepEqual(await page.strokes(), ['side 0 blue', 'side 1 blue']);
    await page.tap(desk.findings);
    assert.ok(await page.run(() => document.querySelector('[data-do="amount:6"]').ariaPressed === 'true'));
    await page.tap(desk.card);
    await eventually(async () => assert.match(await page.run(() => document.querySelector('#before').innerText), /between finger and thumb/));
    await page.catchPictures();
    await page.tap(desk.takeHome);
    await eventually(async () => assert.ok(await page.run(() => document.querySelector('.leaf .code svg'))));
    await page.tap(desk.inLeaf('picture'));
    assert.ok((await page.picture()).length > 50_000);
    await page.tap(desk.shut);
    await page.hold(desk.next);
    await eventually(async () => assert.deepEqual([await page.strokes(), await page.stores()], [[], []]));
    await started.stop();

    page = await begin();
    await page.openAt(`${host.origin}/session/`);
    assert.deepEqual([await page.strokes(), await page.chosen(), await page.stores(), await page.toldNow()], [[], [], [], '']);
  } finally {
    await started?.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}, ['chromium']); // the profile of a driver of Firefox goes with it

withHost('the rest is fetched only once the page has come to rest', async (page, host) => {
  await keep(page, host);
  const worker = host.requests.find(({ path }) => path === '/service-worker.js');
  const before = host.requests.filter(({ at }) => at < worker.at);
  assert.ok(before.length > 3 && before.every(({ path }) => !/^\/(muscles|credits)\//.test(path)), before.map(({ path }) => path).join(' '));
  assert.ok(worker.at - before.at(-1).at >= 3000, 'nobody was asked for anything for some seconds');
});

withHost('a newer version takes hold by itself where nobody has touched the page, and the older is removed', async (page, host) => {
  await keep(page, host);
  const before = await version(page);
  host.release = 2;
  await page.openAt(`${host.origin}/muscles/suboccipitals/`);
  await eventually(async () => {
    assert.notEqual(await version(page), before);
    assert.equal((await ownCaches(page)).length, 1);
  });
  await page.ready();
  assert.equal(await page.address(), '/muscles/suboccipitals/');
  host.reachable = false;
  await page.openAt(`${host.origin}/?layer=deep`);
  assert.match(await version(page), /02$/);
  await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('svg.plate[data-layer="deep"]').length), 3));
});

withHost('a page in use is offered the newer version, works on as it was, and shows it when asked', async (page, host) => {
  await keep(page, host);
  await page.openAt(`${host.origin}/`);
  const before = await version(page);
  await page.press(Key.SHIFT);
  await page.click(control.region('sternocleidomastoid', 'right'));
  host.release = 2;
  assert.equal(await look(page), 'installed');
  await eventually(async () => assert.ok(await offer(page)));
  assert.equal(await version(page), before);
  // The host no longer has this version's drawings of further layers; the device does.
  await page.click(control.layer('bone'));
  await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('svg.plate[data-layer="bone"]').length), 3));
  await page.tap('[data-newer] button[value="show"]');
  await eventually(async () => assert.notEqual(await version(page), before));
  await page.ready();
  assert.match(await page.address(), /^\/muscles\/sternocleidomastoid\/\?.*layer=bone/, 'what was chosen is kept');
});

withHost('“Later” leaves it, and the next page opened is of the newer version before long, though the one just left is not gone yet', async (page, host) => {
  // What is on its way out is still counted among the pages and no longer tells anything.
  host.first = `navigator.serviceWorker.addEventListener('message', (event) => {
    const { dataset } = document.documentElement;
    if (!('asked' in dataset)) return;
    dataset.asked = Number(dataset.asked) + 1;
    event.stopImmediatePropagation();
  });`;
  await keep(page, host);
  await page.openAt(`${host.origin}/`);
  await page.press(Key.SHIFT);
  host.release = 2;
  await look(page);
  await eventually(async () => assert.ok(await offer(page)));
  await page.tap('[data-newer] [data-says="offer"] button[value="later"]');
  assert.equal(await offer(page), false);
  await page.run(() => { document.documentElement.dataset.asked = '0'; });
  const left = await page.driver.getWindowHandle();
  await page.driver.switchTo().newWindow('tab');
  const next = await page.driver.getWindowHandle();
  await page.openAt(`${host.origin}/credits/`);
  await page.driver.switchTo().window(left);
  await eventually(async () => assert.ok(await page.run(() => Number(document.documentElement.dataset.asked) > 0), 'nobody asks how the page stands'));
  await page.driver.get('about:blank');
  await page.driver.switchTo().window(next);
  const offered = [];
  await eventually(async () => {
    offered.push(await offer(page));
    assert.match(await version(page), /02$/);
  });
  assert.ok(!offered.includes(true), 'nobody has touched what is left');
  await page.driver.close();
  await page.driver.switchTo().window(left);
});

withHost('a page that is too busy to tell how it stands does not pass for one in use: the newer version takes hold once it does', async (page, host) => {
  await keep(page, host);
  await page.openAt(`${host.origin}/`);
  const before = await version(page);
  const busy = await page.driver.getWindowHandle();
  await page.driver.switchTo().newWindow('tab');
  await page.openAt(`${host.origin}/credits/`);
  host.release = 2;
  // As long as the worker's patience and more; busy from when the newer version is about to ask.
  await page.driver.switchTo().window(busy);
  await page.run(() => navigator.serviceWorker.getRegistration().then((registration) => {
    registration.addEventListener('updatefound', () => registration.installing.addEventListener('statechange', () => {
      for (const until = Date.now() + 2500; Date.now() < until;);
    }, { once: true }));
  }));
  assert.notEqual(await look(page), 'redundant');
  const offered = [];
  await eventually(async () => {
    offered.push(await offer(page));
    assert.notEqual(await version(page), before);
  });
  assert.ok(!offered.includes(true), 'nobody is in the midst of anything, so nothing is offered');
  await page.driver.close();
  await page.driver.switchTo().window((await page.driver.getAllWindowHandles())[0]);
  await eventually(async () => assert.notEqual(await version(page), before));
});

withHost('while a session is open nothing is renewed nor offered, in no tab; after it, it is offered', async (page, host) => {
  await keep(page, host);
  await page.openAt(`${host.origin}/`);
  const before = await version(page);
  await page.press(Key.SHIFT);
  await page.run(() => { document.documentElement.dataset.mode = 'session'; });
  const session = await page.driver.getWindowHandle();
  host.release = 2;
  assert.equal(await look(page), 'installed');
  await page.driver.switchTo().newWindow('tab');
  await page.openAt(`${host.origin}/credits/`);
  await page.press(Key.SHIFT);
  // An answer of the waiting worker, not a time, tells that it has been asked.
  assert.equal(await later(page, async () => {
    const { waiting } = await navigator.serviceWorker.getRegistration();
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => resolve(event.data);
      waiting.postMessage('take over', [port2]);
    });
  }), 'session');
  assert.equal(await version(page), before);
  await page.driver.close();
  await page.driver.switchTo().window(session);
  assert.equal(await version(page), before);
  assert.equal(await offer(page), false);
  await page.run(() => { document.documentElement.dataset.mode = 'visitor'; });
  await eventually(async () => assert.ok(await offer(page)));
});

withHost('a tab in use stays whole when another tab takes the newer version', async (page, host) => {
  await keep(page, host);
  await page.openAt(`${host.origin}/`);
  const before = await version(page);
  await page.press(Key.SHIFT);
  const first = await page.driver.getWindowHandle();
  host.release = 2;
  assert.equal(await look(page), 'installed');
  await page.driver.switchTo().newWindow('tab');
  await page.openAt(`${host.origin}/credits/`);
  await eventually(async () => assert.ok(await offer(page)));
  await page.tap('[data-newer] [data-says="offer"] button[value="show"]');
  await eventually(async () => assert.match(await version(page), /02$/));
  await page.driver.close();
  await page.driver.switchTo().window(first);
  assert.equal(await version(page), before);
  await page.click(control.layer('bone'));
  await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('svg.plate[data-layer="bone"]').length), 3));
  await eventually(async () => assert.ok(await offer(page), 'it is offered here too'));
});

const BROKEN = {
  'a page is cut off': (path, body) => (path === '/credits/' ? body.slice(0, body.length / 2) : body),
  'a page is still of the version before': (path, body) => (path === '/credits/' ? body.replace(/ data-version="(.{14})../, ' data-version="$100') : body),
  'a file is missing': (path, body) => (/\/assets\/layers\./.test(path) ? null : body),
};
for (const [what, breaks] of Object.entries(BROKEN)) {
  withHost(`an update in which ${what} leaves the version before in force, whole; mended, it takes hold`, async (page, host) => {
    await keep(page, host);
    const [before, caches] = [await version(page), await ownCaches(page)];
    await page.press(Key.SHIFT);
    host.release = 2;
    host.breaks = breaks;
    assert.equal(await look(page), 'redundant');
    assert.deepEqual(await ownCaches(page), caches);
    host.reachable = false;
    for (const address of ['/credits/', '/?layer=bone']) {
      await page.openAt(host.origin + address);
      assert.equal(await version(page), before);
    }
    await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('svg.plate[data-layer="bone"]').length), 3));
    host.reachable = true;
    host.breaks = (_, body) => body;
    await page.openAt(`${host.origin}/credits/`);
    await eventually(async () => assert.match(await version(page), /02$/));
  });
}

withHost('other caches of the same origin are left alone', async (page, host) => {
  await keep(page, host);
  await later(page, async () => { await caches.open('of-another-site'); });
  host.release = 2;
  await page.openAt(`${host.origin}/credits/`);
  await eventually(async () => {
    assert.match(await version(page), /02$/);
    assert.equal((await ownCaches(page)).length, 1);
  });
  assert.ok(await later(page, () => caches.has('of-another-site')));
});

export default { cases, limit: () => 300 }; // each keeps the whole site, some of them twice, beside other browsers
