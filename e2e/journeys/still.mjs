// The page without its program: scripts off, wasm missing, wasm refused. It stays a readable page whose links work.
import assert from 'node:assert/strict';
import { MUSCLES, expectedZones } from '../expected/patterns.mjs';
import { MAP_PAGES, NO_PAGE, TEXT_PAGES, control, readOnce } from '../pages/map_page.mjs';

const cases = [];

/** What each page says and draws with scripts, for all conditions. */
const readAlive = readOnce(readable);

for (const condition of ['noScripts', 'wasmMissing', 'wasmRefused']) {
  cases.push([`${condition}: each page says the same and draws the same as with scripts`, async (page) => {
    for (const address of [...MAP_PAGES, NO_PAGE, ...TEXT_PAGES]) {
      const withScripts = await readAlive(page, address);
      await page.openStill(address, condition);
      const still = await readable(page);
      // A page of text answers by its small script alone; one with the map not without its program.
      const answers = TEXT_PAGES.includes(address) && condition !== 'noScripts';
      assert.equal(await page.run(() => document.documentElement.hasAttribute('data-ready')), answers, `${address} answers`);
      // A page may say in a sentence that the map cannot answer; it must not lose one. The brush alone is an extra of scripts: a tap does the same.
      const extra = (line) => line === withScripts.brush;
      assert.deepEqual(withScripts.lines.filter((line) => !still.lines.includes(line) && !extra(line)), [], `${address}: words that are there only with scripts`);
      assert.deepEqual({ ...still, lines: null, brush: null }, { ...withScripts, lines: null, brush: null }, address);
      assert.ok(still.lines.join(' ').length > 400, `${address} has text`);
    }
  }]);

  cases.push([`${condition}: a region and an entry of the list are links to their muscle`, async (page) => {
    await page.openStill('/', condition);
    await page.tap(control.region('sternocleidomastoid', 'right'));
    await page.arrived(/^\/muscles\/sternocleidomastoid\//);
    assert.deepEqual(await page.zones(), expectedZones('sternocleidomastoid', 'both'));
    assert.equal(await page.run(() => document.querySelectorAll('h1').length), 1);
    await page.tap('a.home');
    await page.arrived(/^\/$/);
    await page.tap(control.listed('suboccipitals', 'left'));
    await page.arrived(/^\/muscles\/suboccipitals\//);
    assert.deepEqual(await page.state(), {
      view: 'back', chosen: ['suboccipitals left', 'suboccipitals right'], zones: expectedZones('suboccipitals', 'both'),
    });
  }]);
}

cases.push(['as served, the muscles’ pages show their subject on both sides', async (page) => {
  for (const [muscle, { bestView }] of Object.entries(MUSCLES)) {
    await page.openStill(`/muscles/${muscle}/`, 'noScripts');
    const { view, zones } = await page.state();
    assert.deepEqual({ view, zones }, { view: bestView, zones: expectedZones(muscle, 'both') });
  }
}]);

cases.push(['the program missing is no error that nobody caught', async (page) => {
  await page.openStill('/', 'wasmMissing');
  await page.settle();
  const { errors } = await page.watched();
  assert.deepEqual(errors.filter((error) => !/wasm/.test(error)), []);
}]);

/** What a person can read and follow. */
async function readable(page) {
  return page.run(() => ({
    title: document.title,
    brush: document.querySelector('.paint')?.innerText.trim(),
    lines: document.body.innerText.split('\n').map((line) => line.trim()).filter(Boolean),
    zones: document.querySelectorAll('[data-zone]').length,
    plates: [...document.querySelectorAll('svg.plate')].map((plate) => plate.querySelectorAll('path').length > 20),
    booking: [...document.querySelectorAll('[data-booking]')].map((link) => link.href),
    main: [...document.querySelectorAll('svg[data-main]')].map((svg) => svg.dataset.view),
  }));
}

export default { cases };
