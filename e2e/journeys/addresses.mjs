// Addresses: each names a state, and each state has its address; back and forward; what happens with nonsense.
import assert from 'node:assert/strict';
import { MUSCLES, POINTS, STRANDS, VIEWS, canBeChosenIn, expectedZones, facing, placesIn, zoneLines } from '../expected/patterns.mjs';
import { ENGINE_NAMES } from '../harness/engines.mjs';
import { CHROMIUM, NO_PAGE, control, eventually, readOnce } from '../pages/map_page.mjs';

const cases = [];

for (const [muscle, { bestView }] of Object.entries(MUSCLES)) {
  for (const [place, view] of [null, ...VIEWS].entries()) {
    cases.push([`/muscles/${muscle}/ with ${view ? `view=${view}` : 'no view'} and each side, opened and come back to`, async (page, { engine }) => {
      const address = (side) => {
        const query = new URLSearchParams(Object.entries({ view, side }).filter(([, value]) => value)).toString();
        return `/muscles/${muscle}/${query ? `?${query}` : ''}`;
      };
      const assertShows = async (side) => {
        const shown = await page.state();
        assert.equal(shown.view, view ?? bestView, address(side));
        assert.deepEqual(shown.zones, expectedZones(muscle, side ?? 'both'), address(side));
        assert.deepEqual(shown.chosen, chosenIn(muscle, shown.view, side ?? 'both'), address(side));
      };
      // What is done with an address is the same program everywhere: of each diagram the engines open a side by turns, each another one,
      // and come back to the next. One of them comes back to every one.
      const sides = [null, 'left', 'right', 'both'];
      const turn = (by) => sides[(place + ENGINE_NAMES.indexOf(engine.name) + by) % sides.length];
      const opened = turn(0);
      await page.open(address(opened));
      await assertShows(opened);
      for (const side of engine.hasDevTools ? sides : [turn(1)]) {
        await page.comeBackTo(address(side));
        await eventually(() => assertShows(side));
        assert.equal(await page.address(), address(side));
      }
    }]);
  }
}

/** The regions of a muscle that are marked as chosen in a large diagram. */
function chosenIn(muscle, view, side) {
  if (!canBeChosenIn(muscle, view)) return [];
  const sides = view === 'side' ? [facing(side)] : side === 'both' ? ['left', 'right'] : [side];
  return sides.map((one) => `${muscle} ${one}`);
}

const SCM = '/muscles/sternocleidomastoid/';
const SUB = '/muscles/suboccipitals/';

/** Addresses that name a part, a comparison or a switch: what they open, and that they stand as they were. */
const PARTS = {
  [`${SCM}?point=scm-sternal-upper`]: { zones: zoneLines(POINTS['scm-sternal-upper'].zones, 'both'), picked: ['scm-sternal-upper right'] },
  [`${SCM}?side=left&point=scm-clavicular-upper`]: { zones: zoneLines(POINTS['scm-clavicular-upper'].zones, 'left'), picked: ['scm-clavicular-upper left'] },
  [`${SCM}?side=right&strand=clavicular`]: { zones: zoneLines(STRANDS.clavicular, 'right') },
  [`${SCM}?side=right&strand=sternal&point=scm-sternal-lower`]: { zones: zoneLines(POINTS['scm-sternal-lower'].zones, 'right'), picked: ['scm-sternal-lower right'] },
  [`${SCM}?side=right&point=scm-clavicular-lower&severe=1`]: {
    zones: [...zoneLines(POINTS['scm-clavicular-lower'].zones, 'right'), ...zoneLines(POINTS['scm-clavicular-lower'].whenSevere, 'left', 'right')],
    picked: ['scm-clavicular-lower right'],
  },
  [`${SUB}?side=left&bilateral=1`]: { zones: [...zoneLines(MUSCLES.suboccipitals.zones, 'left'), ...zoneLines(MUSCLES.suboccipitals.zones, 'right', 'left')] },
  [`${SCM}?side=right&point=scm-sternal-inner&with=scm-sternal-lower:left`]: {
    zones: zoneLines(POINTS['scm-sternal-inner'].zones, 'right'), second: zoneLines(POINTS['scm-sternal-lower'].zones, 'left', 'right'), picked: ['scm-sternal-inner right'],
  },
  [`${SUB}?side=right&with=sternocleidomastoid:right`]: { zones: expectedZones('suboccipitals', 'right'), second: expectedZones('sternocleidomastoid', 'right') },
  [`${SCM}?view=front&side=left&mirror=1`]: { zones: expectedZones('sternocleidomastoid', 'left') },
};
for (const [address, { zones, second = [], picked = [] }] of Object.entries(PARTS)) {
  cases.push([`${address} opens in that state, and silently`, async (page) => {
    await page.open(address);
    assert.deepEqual(await page.zones(), [...zones].sort());
    assert.deepEqual(await page.secondZones(), second);
    assert.deepEqual(await page.picked(), picked);
    assert.equal(await page.address(), address);
    assert.ok(await page.run(() => document.querySelector('.notice').hidden), 'there is nothing to put right');
  }]);
}

/** Addresses that make no sense as a whole, and the nearest that do. */
const REPAIRED = {
  [`${SUB}?point=scm-sternal-upper`]: SUB,
  [`${SCM}?side=left&point=nothing`]: `${SCM}?side=left`,
  [`${SCM}?strand=clavicular&point=scm-sternal-upper`]: `${SCM}?point=scm-sternal-upper`,
  [`${SUB}?strand=sternal`]: SUB,
  [`${SCM}?with=sternocleidomastoid:left`]: SCM,
  [`${SCM}?side=right&point=scm-sternal-upper&with=scm-sternal-upper:right`]: `${SCM}?side=right&point=scm-sternal-upper`,
  [`${SCM}?with=suboccipitals:both`]: SCM,
  [`${SCM}?with=platysma:left`]: SCM,
  '/?with=suboccipitals:left': '/',
  '/?point=scm-sternal-upper&side=left': '/?side=left',
  [`${SUB}?side=right&severe=1`]: `${SUB}?side=right`,
  [`${SCM}?side=right&point=scm-sternal-upper&severe=1`]: `${SCM}?side=right&point=scm-sternal-upper`,
  [`${SCM}?side=right&mirror=yes`]: `${SCM}?side=right`,
};
cases.push(['what makes no sense together is put right, said, and replaced in the address bar', async (page, { engine }) => {
  const sound = {};
  // How an address is read is the same program everywhere: the other engines walk a part of the table.
  for (const [address, repaired] of Object.entries(REPAIRED).slice(0, engine.hasDevTools ? undefined : 3)) {
    if (!sound[repaired]) {
      await page.open(repaired);
      sound[repaired] = [await page.state(), await page.told()];
    }
    const entries = await page.run(() => history.length);
    await page.open(address);
    assert.equal(await page.address(), repaired, address);
    // Some engines keep no more than fifty entries.
    assert.ok((await page.run(() => history.length)) <= entries + 1, `${address}: replaced, no entry more than the visit itself`);
    assert.deepEqual([await page.state(), await page.told()], sound[repaired], address);
    assert.deepEqual(await page.secondZones(), [], address);
    const notice = await page.run(() => { const { hidden, textContent } = document.querySelector('.notice'); return hidden ? '' : textContent; });
    assert.match(notice, /made no sense.+nearest/, address);
    assert.deepEqual((await page.watched()).errors, []);
  }
}]);

cases.push(['back and forward go through muscle, point, strand and comparison', async (page) => {
  await page.open('/');
  const steps = [
    [control.listed('sternocleidomastoid', 'right'), `${SCM}?side=right`],
    [control.x('scm-sternal-middle', 'right'), `${SCM}?side=right&point=scm-sternal-middle`],
    [control.strand('clavicular', 'right'), `${SCM}?side=right&strand=clavicular`],
    [control.beside('suboccipitals', 'right'), `${SCM}?side=right&strand=clavicular&with=suboccipitals:right`],
  ];
  const seen = [];
  const now = async () => ({ shown: await page.state(), second: await page.secondZones(), picked: await page.picked(), told: await page.told() });
  for (const [selector, address] of steps) {
    if (selector.startsWith('.panel [data-act="with:')) await page.tap(control.compare);
    // Not plain clicks: Chromium passes over entries that nobody's hand has made.
    await page.tap(selector);
    await eventually(async () => assert.equal(await page.address(), address));
    await page.settle();
    seen.push(await now());
  }
  for (let step = steps.length - 2; step >= 0; step -= 1) {
    await page.driver.navigate().back();
    await eventually(async () => {
      assert.equal(await page.address(), steps[step][1]);
      assert.deepEqual(await now(), seen[step]);
    });
  }
  for (let step = 1; step < steps.length; step += 1) {
    await page.driver.navigate().forward();
    await eventually(async () => {
      assert.equal(await page.address(), steps[step][1]);
      assert.deepEqual(await now(), seen[step]);
    });
  }
}]);

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
  assert.deepEqual(await page.regions(), placesIn('side', 'right'));
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

// The check stands in place of the map, which waits behind it as it was: the journey “check” goes there and back.
cases.push(['every link on the map leads to the state that it names', async (page) => {
  const start = `${SCM}?side=right`;
  await page.open(start);
  const before = await page.state();
  const links = await page.run(() => [...document.querySelectorAll('#app a[data-act]')].filter((a) => !a.hidden && !a.closest('.areas, .from-pain') && a.dataset.act !== 'check').map((a) => [a.dataset.act, a.getAttribute('href')]));
  assert.ok(links.length >= 5, `links: ${links.length}`);
  const led = [];
  for (const [act, address] of links) {
    await page.click(`#app a[data-act="${act}"]`);
    await eventually(async () => assert.equal(await page.address(), address, act));
    led.push([act, address, await page.state()]);
    // Each link is followed from the same state.
    await page.comeBackTo(start);
    await eventually(async () => assert.deepEqual([await page.address(), await page.state()], [start, before], `back from ${address}`));
  }
  for (const address of new Set(links.map(([, to]) => to))) {
    await page.open(address);
    const opened = await page.state();
    for (const [act, , byAct] of led.filter(([, to]) => to === address)) assert.deepEqual(opened, byAct, `${act} and ${address}`);
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
    const plain = await plainText(page, address.split('?')[0]);
    await page.open(encodeURI(address).replace('%25E0%25A4%25A', '%E0%A4%A'));
    assert.equal(await page.mainView(), view);
    assert.deepEqual(await page.zones(), expectedZones(muscle, side));
    await assertSaysMore(page, plain);
    assert.deepEqual((await page.watched()).errors, []);
  }]);
}

cases.push(['keys that are not the map’s change nothing', async (page) => {
  const plain = await plainText(page, '/muscles/suboccipitals/');
  await page.open('/muscles/suboccipitals/?utm_source=letter&fbclid=1');
  assert.equal(await page.mainView(), 'back');
  assert.deepEqual(await visibleText(page), plain);
}]);

for (const address of [NO_PAGE, '/muscles/', '/muscles/sternocleidomastoid/extra/', '/%E0%A4%A/', '/..%2f..%2fetc/passwd', '/nothing.html?view=back']) {
  cases.push([`no page: ${address}`, async (page, { base }) => {
    const answer = await fetch(base + address);
    assert.equal(answer.status, 404);
    const plain = await plainText(page, '/');
    await page.open(address);
    assert.deepEqual(await page.zones(), []);
    await assertSaysMore(page, plain);
    await page.tap(control.listed('sternocleidomastoid', 'left'));
    await eventually(async () => assert.deepEqual(await page.zones(), expectedZones('sternocleidomastoid', 'left')));
    assert.match(await page.address(), /^\/muscles\/sternocleidomastoid\/\?(view=back&)?side=left$/);
  }]);
}

/** What the pages say that nobody has asked for anything odd. */
const plainText = readOnce(visibleText);

function visibleText(page) {
  return page.run(() => document.body.innerText.split('\n').map((line) => line.trim()).filter(Boolean));
}

async function assertSaysMore(page, plain) {
  const added = (await visibleText(page)).filter((line) => !plain.includes(line));
  assert.ok(added.some((line) => /[a-z].*\.$/i.test(line)), `a sentence tells what was put right; new on the page: ${JSON.stringify(added)}`);
}

/** Some cases open dozens of addresses, s. */
const limit = () => 300;

export default { cases, limit };
