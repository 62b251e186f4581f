// Every page loads, comes alive and leaves everything as it was served; nothing complains, nothing moves, nothing is asked for later.
import assert from 'node:assert/strict';
import { CHECK_PAGE, CHROMIUM, MAP_PAGES, NO_PAGE, TEXT_PAGES, control, eventually } from '../pages/map_page.mjs';

/** Addresses that carry a choice, which is applied once the page is alive. */
const WITH_CHOICE = [
  CHECK_PAGE,
  '/?view=back',
  '/?side=left',
  '/muscles/sternocleidomastoid/?side=left',
  '/muscles/sternocleidomastoid/?view=front&side=right',
  '/muscles/suboccipitals/?view=side&side=left',
  '/muscles/sternocleidomastoid/?side=left&point=scm-sternal-middle',
  '/muscles/sternocleidomastoid/?strand=clavicular',
  '/muscles/sternocleidomastoid/?side=right&point=scm-clavicular-middle&severe=1',
  '/muscles/sternocleidomastoid/?side=right&point=scm-sternal-upper&with=suboccipitals:right',
  '/muscles/suboccipitals/?side=right&point=suboccipital-medial&bilateral=1',
  '/muscles/sternocleidomastoid/?view=front&side=right&mirror=1',
  '/muscles/suboccipitals/?point=scm-sternal-upper',
  '/pain/?view=front&with=suboccipitals:left#v1&pain=temple.left.strong&end',
  '/pain/temple/#v1&pain=brow.left.mild&words=aching&end',
  '/pain/temple/#v1&end',
];

const cases = [];

for (const address of [...MAP_PAGES, NO_PAGE]) {
  cases.push([`${address} is alive, silent, and still what was served`, async (page) => {
    await page.open(address, 'documents');
    await page.settle();
    const watched = await page.watched();
    assert.deepEqual(watched.console, [], 'the console is silent');
    assert.deepEqual(watched.errors, [], 'no errors');
    assert.deepEqual(watched.violations, [], 'the policy is kept');
    assert.deepEqual(watched.shifts, [], 'nothing shifts');
    assertSame(watched.served, watched.alive);
  }]);
}

for (const address of WITH_CHOICE) {
  cases.push([`${address} is alive and silent`, async (page) => {
    await page.open(address);
    await page.settle();
    const { console, errors, violations, shifts } = await page.watched();
    assert.deepEqual({ console, errors, violations }, { console: [], errors: [], violations: [] });
    assert.deepEqual(shifts, [], 'nothing shifts');
  }]);
}

for (const address of TEXT_PAGES) {
  cases.push([`${address} is silent and has a heading`, async (page) => {
    await page.openStill(address, 'watched');
    const { console, errors, violations } = await page.watched();
    assert.deepEqual({ console, errors, violations }, { console: [], errors: [], violations: [] });
    assert.equal(await page.run(() => document.querySelectorAll('h1').length), 1);
  }]);
}

// On a tablet, where all of them open, shifts are looked for above.
for (const address of [...MAP_PAGES, NO_PAGE, ...WITH_CHOICE]) {
  cases.push([`${address} does not shift on a phone`, async (page, { engine }) => {
    await engine.viewport(390, 844);
    await page.open(address);
    await page.settle();
    assert.deepEqual((await page.watched()).shifts, []);
  }, CHROMIUM]);
}

cases.push(['the browser itself has nothing to say', async (page, { engine, base }) => {
  for (const address of [...MAP_PAGES, CHECK_PAGE, ...TEXT_PAGES]) {
    await page.driver.get(base + address);
    if (!TEXT_PAGES.includes(address)) await page.ready();
    assert.deepEqual(await engine.consoleLog(), [], `${address}, straight from the server`);
  }
}, CHROMIUM]);

cases.push(['nothing is asked of other places, and once the page is there one file alone: it tells nobody which muscle was chosen', async (page, { proxies }) => {
  await page.open('/');
  await page.settle();
  const before = proxies.requests.length;
  const asked = await askedFor(page);
  await page.click(control.region('sternocleidomastoid', 'right'));
  await page.click(control.side('left'));
  await page.click(control.view('back'));
  await page.click(control.region('suboccipitals', 'left'));
  await page.click(control.theme('dim'));
  await page.click(control.theme('system'));
  await page.settle();
  const known = (path) => path.includes('/assets/about.');
  // It is told of once it has come.
  await eventually(async () => {
    const then = await askedFor(page);
    assert.deepEqual([then.filter((path) => !known(path)), then.filter(known).length], [asked, 1], 'what the page asked for');
  });
  // What a journey before has fetched the browser may have kept.
  const own = proxies.requests.slice(before).filter((request) => request.engine === page.engine.name);
  assert.ok(own.length <= 1 && own.every(({ path }) => known(path)), `requests after the page was there: ${own.map(({ path }) => path)}`);
  // With a window to show it in, Chromium fetches the icon whenever the address changes, unless it may keep it.
  const icon = await fetch(proxies.origins.watched + await page.run(() => new URL(document.querySelector('link[rel="icon"]').href).pathname));
  assert.deepEqual([icon.ok, icon.headers.get('content-type')], [true, 'image/svg+xml']);
  assert.match(icon.headers.get('cache-control') ?? '', /immutable/);
}]);

async function askedFor(page) {
  const { own, all } = await page.run(() => ({ own: location.origin, all: performance.getEntriesByType('resource').map((entry) => entry.name) }));
  assert.deepEqual(all.filter((name) => !name.startsWith(`${own}/`)), [], 'requests to other places');
  return all.sort();
}

/** The document before any module ran, and after the page came alive. The differences that are meant are named here. */
function assertSame(served, alive) {
  assert.ok(served && alive, 'the page was seen before and after');
  const before = withoutMeant(served);
  const after = withoutMeant(alive);
  if (before === after) return;
  let at = 0;
  while (before[at] === after[at]) at += 1;
  const part = (text) => text.slice(Math.max(0, at - 150), at + 250);
  assert.equal(part(after), part(before), `hydration changed the page at character ${at}`);
}

function withoutMeant(html) {
  return html
    .replace(/^(<html[^>]*?) data-ready=""/, '$1') // the sign that the page answers
    .replace(/ style="--unit: [\d.]+;"/g, '') // mm for a CSS px on this screen
    .replace(/<link rel="preload" as="fetch" crossorigin="" href="[^"]+\.wasm">/, '') // where the page came slowly
    .replace(/(class="region"|class="area" role="button"|<a class="x[^>]*?) tabindex="(?:-1|0)"/g, '$1') // the drawing is one tab stop
    .replace(/( data-brush="[^"]*") data-painting="0"/, '$1') // nothing is painted, which the brush must be told
    .replace(/(<pre id="summary">)[^<]*/, '$1') // the summary bears the day, which a page written ahead cannot know
    .replace(/(data-theme-choice="\w+"[^>]*?) aria-pressed="(true|false)"/g, '$1'); // which theme is in force, known to scripts only
}

export default { cases };
