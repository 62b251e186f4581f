// The site in a folder of its host, and within other sites' pages: the same in every way, and every address is the folder's.
import assert from 'node:assert/strict';
import http from 'node:http';
import { MAP_PAGES, NO_PAGE, TEXT_PAGES, control, eventually } from '../pages/map_page.mjs';

const needsElsewhere = true;
const cases = [];

/** Engines whose drivers come back from frames and from a page's caches that are not filled yet; WebKitGTK's was seen not to. */
const PATIENT = ['chromium', 'firefox'];
/** To keep the whole site takes its time where three browsers share a small machine, ms. */
const KEEP_MS = 60_000;

/** Every address that the page would lead or ask to on its own host, and that lies outside of the site's folder. */
const strays = (page, folder) => page.run((base) => [...document.querySelectorAll('[href], [src], [data-layers]')]
  .flatMap((element) => ['href', 'src', 'data-layers'].map((name) => element.getAttribute(name)))
  .filter((value) => value?.startsWith('/') && !value.startsWith(`${base}/`)), folder);

cases.push(['each page is there, alive, and leads nowhere else on its host', async (page, { elsewhere }) => {
  const folder = new URL(elsewhere).pathname;
  for (const address of [...MAP_PAGES, NO_PAGE, ...TEXT_PAGES]) {
    await page.openAt(elsewhere + address);
    assert.deepEqual(await strays(page, folder), [], address);
    const asked = await page.run(() => performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname));
    assert.deepEqual(asked.filter((path) => !path.startsWith(`${folder}/`)), [], address);
  }
}, PATIENT]);

cases.push(['choosing, peeling, going back: the address is the folder’s, and so are links made anew', async (page, { elsewhere }) => {
  const folder = new URL(elsewhere).pathname;
  await page.openAt(`${elsewhere}/?side=right`);
  await page.click(control.region('sternocleidomastoid', 'right'));
  await page.settle();
  assert.equal(await page.address(), `${folder}/muscles/sternocleidomastoid/?side=right`);
  await page.click(control.x('scm-sternal-upper', 'right'));
  await page.click(control.layer('bone'));
  await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('svg.plate[data-layer="bone"]').length), 3));
  assert.deepEqual(await strays(page, folder), []);
  await page.driver.navigate().back();
  await eventually(async () => assert.deepEqual(await page.picked(), []));
  assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']);
  await page.driver.navigate().refresh();
  await page.ready();
  assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']);
}, PATIENT]);

cases.push(['it is kept on the device by its folder’s own worker', async (page, { elsewhere }) => {
  const folder = new URL(elsewhere).pathname;
  await page.openAt(`${elsewhere}/`);
  await eventually(async () => {
    const kept = await page.driver.executeAsyncScript(function () {
      const done = arguments[arguments.length - 1];
      navigator.serviceWorker.getRegistration().then(async (registration) => {
        const names = await caches.keys();
        const paths = names.length ? (await (await caches.open(names[0])).keys()).map((request) => new URL(request.url).pathname) : [];
        done({ scope: registration && new URL(registration.scope).pathname, state: registration?.active?.state, names, paths });
      });
    });
    assert.equal(kept.state, 'activated');
    assert.equal(kept.scope, `${folder}/`);
    assert.ok(kept.names.every((name) => name.startsWith(`headache-map ${folder}/ `)), kept.names.join(', '));
    assert.ok(kept.paths.length > 8 && kept.paths.every((path) => path.startsWith(`${folder}/`)), kept.paths.join(' '));
  }, KEEP_MS);
}, PATIENT]);

/** A page of another site, with the map in a frame. */
async function framing(address, run) {
  const html = `<!doctype html><title>A practice</title><h1>A practice</h1><iframe src="${address}" title="Headache map" width="800" height="700"></iframe>`;
  const server = http.createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(html));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

cases.push(['in a frame of a site that may show it the map answers, the frame’s address stays, and the credit is there', async (page, { elsewhere }) => {
  await framing(`${elsewhere}/embed/`, async (site) => {
    await page.driver.get(site);
    await page.driver.switchTo().frame(0);
    await page.ready();
    await page.click(control.region('suboccipitals', 'right'));
    await page.settle();
    assert.deepEqual(await page.chosen(), ['suboccipitals right']);
    assert.equal(await page.run(() => location.pathname + location.search), `${new URL(elsewhere).pathname}/embed/`);
    assert.match(await page.run(() => document.querySelector('footer').innerText), /CC BY-SA 4\.0/);
    const leaving = await page.run(() => [...document.querySelectorAll('a[href]:not([data-act])')].map((link) => link.getAttribute('target') ?? (link instanceof SVGElement ? 'none' : document.querySelector('base').target)));
    assert.ok(leaving.length > 2 && leaving.every((target) => target === '_blank'), leaving.join(' '));
    assert.equal(await page.run(() => document.documentElement.scrollWidth <= innerWidth), true);
    await page.driver.switchTo().defaultContent();
  });
}, PATIENT]);

cases.push(['in a frame of any other site it is refused', async (page, { base }) => {
  await framing(`${base}/embed/`, async (site) => {
    await page.driver.get(site);
    // What is refused has no document that the map's page could be found in.
    const frames = await page.run(() => document.querySelector('iframe').contentDocument === null);
    await page.driver.switchTo().frame(0);
    const seen = await page.run(() => document.querySelectorAll('[data-view]').length).catch(() => 0);
    await page.driver.switchTo().defaultContent();
    assert.equal(seen, 0, `the frame shows the map (a document of its own: ${frames})`);
  });
}, PATIENT]);

export default { needsElsewhere, cases };
