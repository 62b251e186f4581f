// What a browser, a network or a device may do to the page, and the page goes on: storage forbidden, workers refused, a proxy that strips
// and compresses, a clock that is wrong, a browser too old for the program.
import assert from 'node:assert/strict';
import { Host } from '../harness/host.mjs';
import { JOINT_PAGE } from '../pages/joint_page.mjs';
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

withHost('a host whose headers are of an earlier version refuses what stands in the page: it comes as a file, and everything works', () => {}, (host) => {
  host.policy = (policy) => policy.replaceAll(/'sha256-[^']+'/g, `'sha256-${'A'.repeat(43)}='`);
}, async (page, host) => {
  await worksOn(page, host);
  assert.ok(host.requests.some(({ path }) => path === '/before-paint.js'), 'it was refused, and fetched');
  await page.driver.get(`${host.origin}/credits/`);
  await eventually(async () => assert.ok(await page.run(() => 'ready' in document.documentElement.dataset)));
  await page.click(control.theme('dark'));
  assert.equal(await page.run(() => document.documentElement.dataset.theme), 'dark');
  await page.driver.get(host.origin + JOINT_PAGE);
  const seen = () => page.run(() => getComputedStyle(document.querySelector('.joint .lab')).display);
  await eventually(async () => assert.equal(await seen(), 'grid', 'its style has come'));
  assert.equal(await page.run(() => document.querySelector('style[data-file]').sheet), null, 'the one in the page was refused');
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

withHost('the network goes as soon as the first page is there: it works, and says what it cannot fetch', () => {
  // The worker would begin to fetch the rest only after some seconds of rest, and then finds nothing.
}, () => {}, async (page, host) => {
  await page.openAt(`${host.origin}/`);
  host.reachable = false;
  await page.click(control.region('sternocleidomastoid', 'right'));
  assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']);
  await page.click(control.layer('bone'));
  await eventually(async () => assert.match(await page.run(() => document.querySelector('.panel .notice').innerText), /could not be fetched/));
  assert.equal(await page.run(() => document.querySelector('.map').dataset.layer), 'muscle');
  assert.deepEqual(await page.run(() => wrong), []);
  host.reachable = true;
  await page.click(control.layer('bone'));
  await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('svg.plate[data-layer="bone"]').length), 3));
});

/** What may lie on a device under the site's names: nonsense, what was cut off, what another version wrote, far too much. */
const NONSENSE = ['', '\u0000', '{"a":1}', 'v1&pain=', 'v1&pain=temple.left.str', 'v9&pain=temple.left.strong&end', '#v1&pain=nose.up.mild&end', 'session 1\nx', 'session 99\n', '💧'.repeat(20_000)];

withHost('nonsense on the device, under every name that the site uses: every page comes alive and can be used', () => {}, () => {}, async (page, host) => {
  await page.openAt(`${host.origin}/credits/`);
  for (const nonsense of NONSENSE) {
    await page.run((text) => ['theme', 'marks', 'session', 'session-hand'].forEach((name) => localStorage.setItem(name, text)), nonsense);
    for (const address of ['/pain/', '/session/']) {
      await page.openAt(host.origin + address);
      assert.equal(await page.mainView(), 'side', address);
      assert.match(await page.run(() => document.documentElement.dataset.theme), /^(light|dark)$/);
      assert.deepEqual(await page.run(() => wrong), [], JSON.stringify(nonsense.slice(0, 40)));
    }
  }
  await page.click(control.region('suboccipitals', 'right'));
  await eventually(async () => assert.deepEqual(await page.chosen(), ['suboccipitals right']));
  await page.run(() => localStorage.clear());
});

export default { cases };
