// Addresses: each names a state, and each state has its address; back and forward; what happens with nonsense.
import assert from 'node:assert/strict';
import { MUSCLES, VIEWS, expectedZones, facing } from '../expected/patterns.mjs';
import { CHROMIUM, NO_PAGE, control, eventually } from '../pages/map_page.mjs';

const cases = [];

for (const [muscle, { bestView }] of Object.entries(MUSCLES)) {
  for (const view of [null, ...VIEWS]) {
    cases.push([`/muscles/${muscle}/ with ${view ? `view=${view}` : 'no view'} and each side`, async (page, { engine }) => {
      // How an address is read is the same program everywhere: the other engines walk a part of the table.
      for (const side of engine.name === 'chromium' ? [null, 'left', 'right', 'both'] : [null, 'left']) {
        const query = new URLSearchParams(Object.entries({ view, side }).filter(([, value]) => value)).toString();
        await page.open(`/muscles/${muscle}/${query ? `?${query}` : ''}`);
        const shown = await page.state();
        assert.equal(shown.view, view ?? bestView, query);
        assert.deepEqual(shown.zones, expectedZones(muscle, side ?? 'both'), query);
        assert.deepEqual(shown.chosen, chosenIn(muscle, shown.view, side ?? 'both'), query);
      }
    }]);
  }
}

/** The regions of a muscle that are marked as chosen in a large diagram. */
function chosenIn(muscle, view, side) {
  if (muscle === 'suboccipitals' && view === 'front') return [];
  const sides = view === 'side' ? [facing(side)] : side === 'both' ? ['left', 'right'] : [side];
  return sides.map((one) => `${muscle} ${one}`);
}

cases.push(['/ with each view and side: nothing is chosen', async (page) => {
  for (const view of VIEWS) {
    for (const side of ['left', 'right']) {
      await page.open(`/?view=${view}&side=${side}`);
      assert.deepEqual(await page.state(), { view, chosen: [], zones: [] });
    }
  }
}, CHROMIUM]);

cases.push(['/ starts with the side diagram, the right side seen', async (page) => {
  await page.open('/');
  assert.deepEqual(await page.state(), { view: 'side', chosen: [], zones: [] });
  assert.deepEqual(await page.regions(), ['side sternocleidomastoid right', 'side suboccipitals right']);
}]);

cases.push(['a thumbnail brings its diagram up; the address says so, without an entry in the history', async (page) => {
  await page.open('/muscles/sternocleidomastoid/?side=right');
  const entries = await page.run(() => history.length);
  for (const view of ['back', 'front']) {
    await page.tap(control.view(view));
    await eventually(async () => assert.equal(await page.mainView(), view));
    assert.equal(await page.address(), `/muscles/sternocleidomastoid/?view=${view}&side=right`);
    assert.deepEqual(await page.zones(), expectedZones('sternocleidomastoid', 'right'), 'all three show the same state');
  }
  await page.tap(control.view('side'));
  await eventually(async () => assert.equal(await page.address(), '/muscles/sternocleidomastoid/?side=right'));
  assert.equal(await page.run(() => history.length), entries);
}]);

cases.push(['a diagram that the person chose stays large for the next muscle', async (page) => {
  await page.open('/');
  await page.tap(control.view('back'));
  await eventually(async () => assert.equal(await page.mainView(), 'back'));
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await eventually(async () => assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']));
  assert.equal(await page.mainView(), 'back');
  assert.equal(await page.address(), '/muscles/sternocleidomastoid/?view=back&side=right');
}]);

cases.push(['back and forward go through the choices, and reload keeps them', async (page) => {
  await page.open('/');
  const title = await page.run(() => document.title);
  await page.tap(control.listed('sternocleidomastoid', 'right'));
  await eventually(async () => assert.equal(await page.address(), '/muscles/sternocleidomastoid/?side=right'));
  await page.click(control.region('suboccipitals', 'right'));
  await eventually(async () => assert.equal(await page.address(), '/muscles/suboccipitals/?side=right'));

  await page.driver.navigate().back();
  await eventually(async () => {
    assert.equal(await page.address(), '/muscles/sternocleidomastoid/?side=right');
    assert.deepEqual(await page.zones(), expectedZones('sternocleidomastoid', 'right'));
    assert.equal(await page.mainView(), 'side');
  });
  await page.driver.navigate().back();
  await eventually(async () => {
    assert.equal(await page.address(), '/');
    assert.deepEqual(await page.state(), { view: 'side', chosen: [], zones: [] });
    assert.equal(await page.run(() => document.title), title);
  });
  await page.driver.navigate().forward();
  await page.driver.navigate().forward();
  await eventually(async () => {
    assert.equal(await page.address(), '/muscles/suboccipitals/?side=right');
    assert.deepEqual(await page.state(), { view: 'back', chosen: ['suboccipitals right'], zones: expectedZones('suboccipitals', 'right') });
  });
  await page.driver.navigate().refresh();
  await page.ready();
  assert.deepEqual(await page.state(), { view: 'back', chosen: ['suboccipitals right'], zones: expectedZones('suboccipitals', 'right') });
}]);

cases.push(['every link on the map leads to the state that it names', async (page) => {
  await page.open('/muscles/sternocleidomastoid/?side=right');
  const links = await page.run(() => [...document.querySelectorAll('#app a[data-act]')].filter((a) => !a.hidden).map((a) => [a.dataset.act, a.getAttribute('href')]));
  assert.ok(links.length >= 5, `links: ${links.length}`);
  for (const [act, address] of links) {
    await page.open('/muscles/sternocleidomastoid/?side=right');
    await page.click(`#app a[data-act="${act}"]`);
    await eventually(async () => assert.equal(await page.address(), address, act));
    const byAct = await page.state();
    await page.open(address);
    assert.deepEqual(await page.state(), byAct, `${act} and ${address}`);
  }
}, CHROMIUM]);

/** Nonsense, and the state of the page that is nearest to it. */
const NONSENSE = {
  '/?view=top&side=upside-down': { view: 'side', muscle: null },
  '/muscles/sternocleidomastoid/?side=middle': { view: 'side', muscle: 'sternocleidomastoid', side: 'both' },
  '/muscles/sternocleidomastoid/?view=%E0%A4%A&side=left': { view: 'side', muscle: 'sternocleidomastoid', side: 'left' },
  '/muscles/suboccipitals/?view=<script>alert(1)</script>': { view: 'back', muscle: 'suboccipitals', side: 'both' },
  '/muscles/suboccipitals/?side=LEFT&&&=&view=': { view: 'back', muscle: 'suboccipitals', side: 'both' },
};
for (const [address, { view, muscle, side }] of Object.entries(NONSENSE)) {
  cases.push([`nonsense: ${address}`, async (page) => {
    await page.open(address.split('?')[0]);
    const plain = await visibleText(page);
    await page.open(encodeURI(address).replace('%25E0%25A4%25A', '%E0%A4%A'));
    assert.equal(await page.mainView(), view);
    assert.deepEqual(await page.zones(), expectedZones(muscle, side));
    await assertSaysMore(page, plain);
    assert.deepEqual((await page.watched()).errors, []);
  }]);
}

cases.push(['keys that are not the map’s change nothing', async (page) => {
  await page.open('/muscles/suboccipitals/');
  const plain = await visibleText(page);
  await page.open('/muscles/suboccipitals/?utm_source=letter&fbclid=1');
  assert.equal(await page.mainView(), 'back');
  assert.deepEqual(await visibleText(page), plain);
}]);

for (const address of [NO_PAGE, '/muscles/', '/muscles/sternocleidomastoid/extra/', '/%E0%A4%A/', '/..%2f..%2fetc/passwd', '/nothing.html?view=back']) {
  cases.push([`no page: ${address}`, async (page, { base }) => {
    const answer = await fetch(base + address);
    assert.equal(answer.status, 404);
    await page.open('/');
    const plain = await visibleText(page);
    await page.open(address);
    assert.deepEqual(await page.zones(), []);
    await assertSaysMore(page, plain);
    await page.tap(control.listed('sternocleidomastoid', 'left'));
    await eventually(async () => assert.deepEqual(await page.zones(), expectedZones('sternocleidomastoid', 'left')));
    assert.match(await page.address(), /^\/muscles\/sternocleidomastoid\/\?(view=back&)?side=left$/);
  }]);
}

function visibleText(page) {
  return page.run(() => document.body.innerText.split('\n').map((line) => line.trim()).filter(Boolean));
}

async function assertSaysMore(page, plain) {
  const added = (await visibleText(page)).filter((line) => !plain.includes(line));
  assert.ok(added.some((line) => /[a-z].*\.$/i.test(line)), `a sentence tells what was put right; new on the page: ${JSON.stringify(added)}`);
}

export default { cases };
