// Choosing a muscle: by a tap in each diagram, a plain click, the keyboard, the list; what then is drawn; and clearing it.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { MUSCLES, VIEWS, canBeChosenIn, expectedZones } from '../expected/patterns.mjs';
import { control, eventually } from '../pages/map_page.mjs';

const SIDES = ['right', 'left'];
const cases = [];

/** The map shows this muscle on this side, in this large diagram, and nothing else. */
async function assertShown(page, muscle, side, view) {
  await eventually(async () => {
    assert.deepEqual(await page.state(), { view, chosen: [`${muscle} ${side}`], zones: expectedZones(muscle, side) });
  });
}

async function assertNothingShown(page, view) {
  await eventually(async () => {
    assert.deepEqual(await page.state(), { view, chosen: [], zones: [] });
    assert.deepEqual(await page.points(), []);
  });
}

for (const side of SIDES) {
  cases.push([`the list, ${side}: each muscle, and cleared again`, async (page) => {
    await page.open('/');
    for (const [muscle, { bestView, points }] of Object.entries(MUSCLES)) {
      await page.tap(control.listed(muscle, side));
      await assertShown(page, muscle, side, bestView);
      assert.equal(await page.address(), `/muscles/${muscle}/?side=${side}`);
      assert.deepEqual(await page.points(), points.map((id) => `${bestView} ${id} ${side}`), 'its X marks, in the large diagram only');
      await page.tap(control.clear);
      await assertNothingShown(page, 'side');
    }
  }]);

  for (const view of VIEWS) {
    cases.push([`taps in the ${view} diagram, ${side}: each muscle; a second tap clears`, async (page) => {
      await page.open(`/?view=${view}&side=${side}`);
      const regions = await page.regions();
      for (const muscle of Object.keys(MUSCLES)) {
        if (!regions.some((region) => region === `${view} ${muscle} ${side}`)) {
          assert.ok(!canBeChosenIn(muscle, view), `the region of ${muscle} is in the diagram`);
          continue;
        }
        await page.tap(control.region(muscle, side));
        // The diagram that the person chose stays; the side diagram is where everyone starts.
        await assertShown(page, muscle, side, view);
        await page.tap(control.region(muscle, side));
        await assertNothingShown(page, view);
      }
    }]);
  }

  cases.push([`plain clicks, ${side}: one muscle after the other`, async (page) => {
    await page.open(`/?side=${side}`);
    for (const [muscle, { bestView }] of Object.entries(MUSCLES)) {
      await page.click(control.region(muscle, side));
      await assertShown(page, muscle, side, bestView);
    }
  }]);
}

for (const [key, name] of [[Key.ENTER, 'Enter'], [Key.SPACE, 'Space']]) {
  cases.push([`the keyboard: Tab and ${name}; the focus is not lost`, async (page) => {
    await page.open('/');
    await page.tabTo(control.region('sternocleidomastoid', 'right'));
    await page.press(key);
    await assertShown(page, 'sternocleidomastoid', 'right', 'side');
    assert.match(await page.focused(), /data-muscle="sternocleidomastoid"/);
    await page.press(key);
    await assertNothingShown(page, 'side');
  }]);
}

cases.push(['the keyboard: when another diagram comes up, the focus stays with the map', async (page) => {
  await page.open('/');
  await page.tabTo(control.region('sternocleidomastoid', 'right'));
  // Seen from the right, the slope of the shoulder lies left of the muscle at the side, and above that the nape.
  await page.press(Key.ARROW_LEFT);
  await page.press(Key.ARROW_UP);
  await page.press(Key.ENTER);
  await assertShown(page, 'suboccipitals', 'right', 'back');
  assert.doesNotMatch(await page.focused(), /^<(body|html)/, 'the focus fell back to the page');
}]);

cases.push(['the keyboard: the list', async (page) => {
  await page.open('/');
  await page.tabTo(control.listed('suboccipitals', 'left'));
  await page.press(Key.ENTER);
  await assertShown(page, 'suboccipitals', 'left', 'back');
  assert.doesNotMatch(await page.focused(), /^<(body|html)/, 'the focus fell back to the page');
}]);

cases.push(['a tap beside the muscle, within 22 px, still means it', async (page) => {
  await page.open('/');
  const beside = await page.run((css) => {
    const region = document.querySelector(css);
    region.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, right, top, height } = region.getBoundingClientRect();
    const y = top + height * 0.7;
    // From the right, in front of the neck, towards the muscle: the last place that is not yet the muscle, then 12 px back.
    for (let x = right + 60; x > left; x -= 1) {
      if (region.contains(document.elementFromPoint(x, y))) return { x: Math.round(x + 12), y: Math.round(y) };
    }
    return null;
  }, control.region('sternocleidomastoid', 'right'));
  assert.ok(beside, 'the muscle has an edge');
  await page.tapAt(beside);
  await assertShown(page, 'sternocleidomastoid', 'right', 'side');
}]);

cases.push(['the other side: a tap moves the choice there', async (page) => {
  await page.open('/muscles/suboccipitals/?side=right');
  await page.tap(control.region('suboccipitals', 'left'));
  await assertShown(page, 'suboccipitals', 'left', 'back');
  assert.equal(await page.address(), '/muscles/suboccipitals/?side=left');
}]);

cases.push(['both sides chosen: a tap on one narrows to it', async (page) => {
  await page.open('/muscles/suboccipitals/');
  await page.tap(control.region('suboccipitals', 'right'));
  await assertShown(page, 'suboccipitals', 'right', 'back');
}]);

cases.push(['the panel clears the choice', async (page) => {
  await page.open('/muscles/sternocleidomastoid/?side=right');
  await page.tap(control.clear);
  await assertNothingShown(page, 'side');
  assert.equal(await page.address(), '/');
}]);

cases.push(['the panel names what is chosen, and the title follows', async (page) => {
  await page.open('/');
  const before = await headings(page);
  await page.tap(control.listed('sternocleidomastoid', 'right'));
  await assertShown(page, 'sternocleidomastoid', 'right', 'side');
  const after = await headings(page);
  assert.equal(after.h1.length, 1);
  assert.notDeepEqual(after.h1, before.h1);
  await page.open('/muscles/sternocleidomastoid/');
  assert.deepEqual(await headings(page), after, 'as on the page of its own');
}]);

function headings(page) {
  return page.run(() => ({ h1: [...document.querySelectorAll('h1')].map((h) => h.textContent), title: document.title }));
}

export default { cases };
