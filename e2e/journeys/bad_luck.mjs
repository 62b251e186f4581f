// What a browser, a network or a device may do to the page, and the page goes on: storage forbidden, workers refused, a proxy that strips
// and compresses, a clock that is wrong, a browser too old for the program.
import assert from 'node:assert/strict';
import { Host } from '../harness/host.mjs';
import { control, eventually } from '../pages/map_page.mjs';

const cases = [];

/** A case on a host of its own, in which each page first runs a script that writes errors down and does this. */
function withHost(title, first, arrange, run) {
  cases.push([title, async (page, { base }) => {
    const host = await Host.start(base);
    const watch = 'globalThis.wrong = []; addEventListener("error", (e) => wrong.push(String(e.message))); addEventListener("unhandledrejection", (e) => wrong.push(String(e.reason)));';
    host.first = `${watch}(${first})(); document.currentScript.remove();`;
    arrange(host);
    try {
      await run(page, host);
    } finally {
      await page.driver.get('about:blank');
      host.stop();
    }
  }]);
}

/** The page is alive, a muscle can be chosen, a theme too, and nothing went wrong. */
async function worksOn(page, host) {
  await page.openAt(`${host.origin}/`);
  await page.click(control.region('sternocleidomastoid', 'right'));
  await page.settle();
  assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']);
  await page.click(control.theme('dim'));
  assert.equal(await page.run(() => document.documentElement.dataset.theme), 'dim');
  await page.click(control.layer('bone'));
  await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('svg.plate[data-layer="bone"]').length), 3));
  assert.deepEqual(await page.run(() => wrong), []);
}

/** As with all cookies blocked: whatever would keep something refuses. */
function nothingIsKept() {
  const refuse = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get: refuse });
  Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
  navigator.serviceWorker.register = () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'));
}

withHost('storage and cookies forbidden', nothingIsKept, () => {}, async (page, host) => {
  await worksOn(page, host);
});

withHost('workers are not there at all, as in some private windows', () => {
  Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
}, () => {}, worksOn);

withHost('storage is full: nothing is kept, everything works', () => {
  Storage.prototype.setItem = () => { throw new DOMException('No room.', 'QuotaExceededError'); };
}, () => {}, worksOn);

for (const year of [1970, 2099]) {
  withHost(`the clock says ${year}`, `() => {
    const off = Date.UTC(${year}, 0, 2) - Date.now(), Real = Date;
    globalThis.Date = class extends Real {
      constructor(...of) { super(...(of.length ? of : [Real.now() + off])); }
      static now() { return Real.now() + off; }
    };
  }`, () => {}, worksOn);
}

withHost('a proxy leaves of the headers only the type, and compresses everything: the page’s own policy still holds', () => {
  globalThis.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
}, (host) => { host.strips = true; }, async (page, host) => {
  await worksOn(page, host);
  await page.run(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true;';
    document.body.append(script);
  });
  await eventually(async () => assert.deepEqual(await page.run(() => violations), ['script-src-elem']));
  assert.equal(await page.run(() => globalThis.injected), null);
});

withHost('a browser too old for modules and wasm: a page that reads, with links that work', () => {
  delete globalThis.WebAssembly;
}, (host) => {
  host.breaks = (path, body) => (typeof body === 'string' ? body.replaceAll('type="module"', 'type="not-known-here"') : body);
}, async (page, host) => {
  await page.driver.get(`${host.origin}/`);
  assert.equal(await page.run(() => document.documentElement.hasAttribute('data-ready')), false);
  assert.ok((await page.run(() => document.body.innerText)).length > 400);
  await page.click(control.theme('dark'));
  assert.equal(await page.run(() => document.documentElement.dataset.theme), 'dark');
  await page.click(control.listed('suboccipitals', 'left'));
  await page.arrived(/^\/muscles\/suboccipitals\//);
  assert.ok((await page.zones()).length > 3, 'the pattern is drawn');
  assert.deepEqual(await page.run(() => wrong), []);
});

export default { cases };
