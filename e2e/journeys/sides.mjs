// Sides of the body: the switch turns the side diagram round, and left is always the left of the person whose head it is.
import assert from 'node:assert/strict';
import { expectedZones, MUSCLES, placesIn, POINTS, VIEWS, zoneLines } from '../expected/patterns.mjs';
import { control, eventually } from '../pages/map_page.mjs';

const cases = [];

/** Which side the side diagram shows, told by the drawing: in the right's the forehead lies right of the back of the head. */
async function sideDiagramShows(page, side) {
  const forehead = await page.middle(control.zone('side', 'forehead', side));
  const back = await page.middle(control.zone('side', 'back-of-head', side));
  return forehead.x > back.x ? 'right' : 'left';
}

for (const muscle of Object.keys(MUSCLES)) {
  cases.push([`${muscle}: the switch moves pattern and diagrams from right to left to both`, async (page) => {
    await page.open(`/muscles/${muscle}/?side=right&view=side`);
    assert.equal(await sideDiagramShows(page, 'right'), 'right');
    await page.tap(control.side('left'));
    await eventually(async () => {
      assert.deepEqual(await page.zones(), expectedZones(muscle, 'left'));
      assert.deepEqual(await page.chosen(), [`${muscle} left`]);
    });
    assert.equal(await sideDiagramShows(page, 'left'), 'left');
    await page.tap(control.side('both'));
    await eventually(async () => assert.deepEqual(await page.zones(), expectedZones(muscle, 'both')));
    assert.equal(await sideDiagramShows(page, 'right'), 'right');
  }]);
}

cases.push(['nothing chosen: the switch turns the side diagram round', async (page) => {
  await page.open('/');
  assert.deepEqual(await page.regions(), placesIn('side', 'right'));
  const before = await page.middle(control.region('suboccipitals', 'right'));
  const neck = await page.middle(control.region('sternocleidomastoid', 'right'));
  await page.tap(control.side('left'));
  await eventually(async () => assert.deepEqual(await page.regions(), placesIn('side', 'left')));
  const after = await page.middle(control.region('suboccipitals', 'left'));
  const neckAfter = await page.middle(control.region('sternocleidomastoid', 'left'));
  assert.ok(before.x < neck.x, 'seen from the right, the nape is left of the muscle at the side');
  assert.ok(after.x > neckAfter.x, 'seen from the left, it is the other way');
}]);

for (const [view, leftIs] of [['back', 'left'], ['front', 'right']]) {
  cases.push([`the ${view} diagram: the person's left is at the screen's ${leftIs}`, async (page) => {
    await page.open(`/muscles/sternocleidomastoid/?view=${view}`);
    const area = view === 'back' ? 'behind-ear' : 'cheek';
    for (const [left, right] of [
      [control.zone(view, area, 'left'), control.zone(view, area, 'right')],
      [control.region('sternocleidomastoid', 'left'), control.region('sternocleidomastoid', 'right')],
    ]) {
      const difference = (await page.middle(left)).x - (await page.middle(right)).x;
      assert.ok(leftIs === 'left' ? difference < 0 : difference > 0, `${left} lies ${difference} px from its twin`);
    }
  }]);
}

cases.push(['each X lies in or near its own side of the diagram', async (page) => {
  for (const view of VIEWS) {
    await page.open(`/muscles/sternocleidomastoid/?view=${view}&side=left`);
    const points = await page.run(() => [...document.querySelectorAll('[data-trigger-point]')].map((point) => {
      const svg = point.closest('svg[data-view]').getBoundingClientRect();
      const { left, width, height } = point.getBoundingClientRect();
      return { id: point.dataset.triggerPoint, side: point.dataset.side, across: (left + width / 2 - svg.left) / svg.width, seen: width > 0 && height > 0 };
    }));
    if (view !== 'back') assert.ok(points.length > 0, `X marks in the ${view} diagram`);
    for (const { id, side, across, seen } of points) {
      assert.equal(side, 'left', id);
      assert.ok(seen, `${id} has an extent`);
      if (view === 'back') assert.ok(across < 0.5, `${id} lies in the left half of the back diagram`);
      if (view === 'front') assert.ok(across > 0.5, `${id} lies in the right half of the front diagram`);
    }
  }
}]);

cases.push(['the mirror turns the front diagram round, and its words; left stays the left', async (page) => {
  await page.open('/muscles/sternocleidomastoid/?view=front&side=left&point=scm-sternal-middle');
  const across = async () => {
    const { x } = await page.middle(control.x('scm-sternal-middle', 'left'));
    const zone = await page.middle(control.zone('front', 'cheek', 'left'));
    const { left, width } = await page.zoomed();
    return { point: (x - left) / width, zone: (zone.x - left) / width };
  };
  const edges = () => page.run(() => [...document.querySelector('svg[data-main]').closest('.diagram').querySelectorAll('.edge')].map((edge) => edge.textContent));
  const before = await across();
  assert.ok(before.point > 0.5 && before.zone > 0.5, JSON.stringify(before));
  assert.deepEqual(await edges(), ['Your right', 'Your left']);
  await page.tap(control.mirror);
  await eventually(async () => assert.equal(await page.address(), '/muscles/sternocleidomastoid/?view=front&side=left&point=scm-sternal-middle&mirror=1'));
  const after = await across();
  assert.ok(Math.abs(after.point - (1 - before.point)) < 0.01 && Math.abs(after.zone - (1 - before.zone)) < 0.02, JSON.stringify({ before, after }));
  assert.deepEqual(await edges(), ['Your left', 'Your right']);
  assert.deepEqual(await page.zones(), zoneLines(POINTS['scm-sternal-middle'].zones, 'left'));
  await page.click(control.view('side'));
  await eventually(async () => assert.equal(await page.run((css) => document.querySelector(css).getClientRects().length, control.mirror), 0, 'only the front has a mirror'));
}]);

export default { cases };
