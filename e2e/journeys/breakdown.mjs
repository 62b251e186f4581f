// A program that breaks down in the midst: the page says so calmly, with the booking link as the check has left it, keeps what was made,
// and is from then on a page with links that work.
import assert from 'node:assert/strict';
import { Host } from '../harness/host.mjs';
import { JOINT_PAGE } from '../pages/joint_page.mjs';
import { control, eventually } from '../pages/map_page.mjs';
import { SessionPage, desk } from '../pages/session_page.mjs';

/**
 * Runs first in each page: once `data-e2e-trap` stands on the root the program traps, as it does when it panics, in the midst of its next
 * call of the browser that writes anything; with `at once` in it of any call; with `throw` the call that writes throws instead.
 */
function canBreak() {
  const trap = () => {
    // A module of one exported function whose body is `unreachable`.
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports.t();
  };
  const root = document.documentElement;
  // By what it does: the build shortens the names.
  const breakable = (call) => (...given) => {
    const how = root.getAttribute('data-e2e-trap');
    if (how === null || (how !== 'at once' && !/setAttribute|innerHTML|State|textContent|append/i.test(String(call)))) return call(...given);
    root.removeAttribute('data-e2e-trap');
    return how === 'throw' ? null.nothing : trap();
  };
  for (const way of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[way];
    WebAssembly[way] = (source, imports) => {
      const given = {};
      for (const [module, of] of Object.entries(imports)) {
        given[module] = Object.fromEntries(Object.entries(of).map(([name, it]) => [name, typeof it === 'function' ? breakable(it) : it]));
      }
      return original.call(WebAssembly, source, given);
    };
  }
}

const cases = [];

function withHost(title, run) {
  cases.push([title, async (page, { base }) => {
    const host = await Host.start(base);
    // A worker has no part in this, and WebKitGTK's driver does not come back from pages that one answers for.
    host.first = `Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined }); (${canBreak})(); document.currentScript.remove();`;
    try {
      await run(page, host);
    } finally {
      await page.driver.get('about:blank');
      host.stop();
    }
  }]);
}

/** Has the program break down at what is done next. */
const breakNext = (page, how = 'trap') => page.run((way) => document.documentElement.setAttribute('data-e2e-trap', way), how);

/** What the page says of its breaking down: the sentences and links that are seen; null where it says nothing. */
const said = (page) => page.run(() => {
  const message = document.querySelector('[data-failed] p');
  if (message.hidden) return null;
  const { top, bottom } = message.getBoundingClientRect();
  const bookings = [...message.querySelectorAll('[data-booking]')].map((link) => link.getAttribute('href'));
  return { text: message.innerText.replace(/\s+/g, ' '), bookings, inSight: top >= 0 && bottom <= innerHeight };
});

async function brokeDown(page, text, bookings) {
  await eventually(async () => assert.ok(await said(page), 'the page says nothing'));
  const { text: told, bookings: links, inSight } = await said(page);
  assert.match(told, text);
  assert.equal(links.length, bookings);
  assert.ok(inSight, 'it is in sight');
  assert.equal(await page.run(() => document.querySelector('[data-failed]').getAttribute('role')), 'alert');
}

/** Does what makes the browser load a page, and waits until that has come. */
async function loads(page, act) {
  await page.run(() => { document.documentElement.dataset.e2eBefore = ''; });
  await act();
  await eventually(async () => assert.equal(await page.run(() => 'e2eBefore' in document.documentElement.dataset), false));
  await eventually(() => page.ready());
  assert.equal(await said(page), null, 'the page that was loaded answers');
}

const loadAgain = (page) => loads(page, () => page.tap('[data-failed] button'));

for (const how of ['trap', 'throw']) {
  withHost(`on the map (${how}): message and booking link, links still lead, what was chosen is there when it is loaded again`, async (page, host) => {
    await page.openAt(`${host.origin}/`);
    await page.click(control.region('sternocleidomastoid', 'right'));
    await page.click(control.layer('skin'));
    const [address, chosen] = [await page.address(), await page.chosen()];
    assert.equal(await said(page), null);
    await breakNext(page, how);
    await page.click(control.region('suboccipitals', 'right'));
    await brokeDown(page, /no longer answers\..*address.*Load it again/, 1);
    assert.equal(await page.run(() => document.querySelector('[data-failed] [data-booking]').href), await page.run(() => document.querySelector('.booking .book').href));
    await page.click(control.theme('dim'));
    assert.equal(await page.run(() => document.documentElement.dataset.theme), 'dim', 'the rest of the page answers');
    await loadAgain(page);
    assert.equal(await page.address(), address);
    assert.deepEqual(await page.chosen(), chosen);

    await breakNext(page, how);
    await page.click(control.layer('muscle'));
    await brokeDown(page, /no longer answers/, 1);
    await loads(page, () => page.click('.starts a[href="/pain/"]'));
    assert.equal(await page.address(), '/pain/');
  });
}

withHost('one that breaks down before it has taken a tap on a link leaves that tap to the browser', async (page, host) => {
  await page.openAt(`${host.origin}/`);
  await breakNext(page, 'at once');
  await loads(page, () => page.click(control.region('suboccipitals', 'right')));
  assert.match(await page.address(), /^\/muscles\/suboccipitals\//);
  assert.ok((await page.zones()).length > 3);
});

withHost('back leads to what was there before, loaded anew', async (page, host) => {
  await page.openAt(`${host.origin}/`);
  await page.click(control.region('sternocleidomastoid', 'right'));
  await page.click(control.region('suboccipitals', 'right'));
  await breakNext(page);
  await page.click(control.side('left'));
  await brokeDown(page, /no longer answers/, 1);
  await page.run(() => history.back());
  await eventually(async () => {
    assert.equal(await said(page), null);
    assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']);
  });
});

withHost('where it hurts is kept in the address, in its fragment', async (page, host) => {
  await page.openAt(`${host.origin}/pain/`);
  await page.click(control.place('temple', 'left'));
  await page.click(control.place('brow', 'left'));
  const [address, marked] = [await page.address(), await page.marked()];
  assert.equal(marked.length, 2);
  await breakNext(page);
  await page.click(control.place('jaw', 'right'));
  await brokeDown(page, /marked stays/, 1);
  assert.equal(await page.address(), address);
  await loadAgain(page);
  await eventually(async () => assert.deepEqual(await page.marked(), marked));
});

withHost('with the brush, a program of its own, in hand it is said once', async (page, host) => {
  await page.openAt(`${host.origin}/pain/`);
  await page.tap(control.paint);
  await eventually(async () => assert.equal(await page.run((css) => document.querySelector(css).getAttribute('aria-pressed'), control.paint), 'true'));
  await breakNext(page);
  await page.click(control.place('temple', 'left'));
  await brokeDown(page, /no longer answers/, 1);
  await loadAgain(page);
});

withHost('after an emergency the message has no way to the practice, nor has the page', async (page, host) => {
  await page.openAt(`${host.origin}/before-you-book/`);
  await page.click(control.check('yes'));
  await eventually(async () => assert.equal((await page.check()).result, 'emergency'));
  await breakNext(page);
  await page.click(control.check('close'));
  await brokeDown(page, /no longer answers/, 0);
  assert.deepEqual(await page.waysToPractice(), []);
  assert.ok(await page.run(() => document.querySelectorAll('[data-emergency]').length > 0), 'the emergency number stays');
});

withHost('a program that breaks down before it has come alive leaves the page as it was served, and says nothing', async (page, host) => {
  host.first += 'document.documentElement.setAttribute("data-e2e-trap", "at once");';
  await page.driver.get(`${host.origin}/muscles/suboccipitals/`);
  await eventually(async () => assert.equal(await page.run(() => document.documentElement.hasAttribute('data-e2e-trap')), false));
  assert.equal(await said(page), null);
  assert.ok((await page.zones()).length > 3);
  await page.click('.panel a[href^="/muscles/sternocleidomastoid/"], a[href^="/muscles/sternocleidomastoid/"]');
  await page.arrived(/^\/muscles\/sternocleidomastoid\//);
});

withHost('the joint', async (page, host) => {
  await page.openAt(host.origin + JOINT_PAGE);
  await breakNext(page);
  await page.run(() => {
    const slider = document.querySelector('[data-motion="nod"] input[type="range"]');
    slider.value = '5';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await brokeDown(page, /no longer answers\. Load it again/, 1);
  await loadAgain(page);
});

withHost('in session mode what was drawn is there again, and nothing is said of booking', async (map, host) => {
  const page = new SessionPage(map.engine, map.proxies);
  await page.openAt(`${host.origin}/session/`);
  await page.click(control.region('sternocleidomastoid', 'right'));
  await page.click(desk.tool('pen'));
  await page.draw(await page.line([0.4, 0.3], [0.5, 0.4]));
  await eventually(async () => assert.deepEqual(await page.strokes(), ['side 0 blue']));
  const kept = await page.kept();
  await breakNext(page);
  await page.click(desk.ink('red'));
  await brokeDown(page, /drawn and found is there again.*Load it again$/, 0);
  assert.equal(await page.kept(), kept);
  await loadAgain(page);
  await eventually(async () => assert.deepEqual(await page.strokes(), ['side 0 blue']));
  await eventually(async () => assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']));
  await page.run(() => localStorage.removeItem('session'));
});

export default { cases };
