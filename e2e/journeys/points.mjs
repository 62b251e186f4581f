// Trigger points and strands: what each lights, compared with the table; choosing by mouse, finger and chip, and stepping back out.
import assert from 'node:assert/strict';
import { MUSCLES, POINTS, STRANDS, zoneLines } from '../expected/patterns.mjs';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';

const SCM = '/muscles/sternocleidomastoid/';
const cases = [];

/** These zones and no others are drawn, and this mark is the chosen one. */
function assertLit(page, zones, picked, where) {
  return eventually(async () => {
    assert.deepEqual(await page.zones(), [...zones].sort(), where);
    assert.deepEqual(await page.picked(), picked, where);
  });
}

for (const [id, { muscle, zones }] of Object.entries(POINTS)) {
  const first = id === MUSCLES[muscle].points[0];
  cases.push([`${id}: its zones on each side, nothing on the other, and on both`, async (page, { engine }) => {
    // The diagram from the side shows every point. How an address is read is the same program everywhere: where the page stands from the
    // point before, the other engines come to the next without a load.
    const address = `/muscles/${muscle}/?view=side&side=right&point=${id}`;
    const stands = !first && engine.name !== 'chromium' && await page.stands();
    await (stands ? page.comeBackTo(address) : page.open(address));
    await assertLit(page, zoneLines(zones, 'right'), [`${id} right`], 'right');
    await page.click(control.side('left'));
    await assertLit(page, zoneLines(zones, 'left'), [`${id} left`], 'left');
    await page.click(control.side('both'));
    await assertLit(page, zoneLines(zones, 'both'), [`${id} right`], 'both; the diagram shows the right side');
  }]);
}

for (const [strand, zones] of Object.entries(STRANDS)) {
  cases.push([`the ${strand} strand: its zones on each side, and its chip goes on and off`, async (page) => {
    await page.open(`${SCM}?side=right`);
    await page.tap(control.strand(strand, 'right'));
    await assertLit(page, zoneLines(zones, 'right'), [], 'right');
    assert.equal(await page.address(), `${SCM}?side=right&strand=${strand}`);
    await page.tap(control.side('left'));
    await assertLit(page, zoneLines(zones, 'left'), [], 'left');
    assert.equal(await page.run((css) => document.querySelector(css).ariaCurrent ?? document.querySelector(css).getAttribute('aria-current'), control.strand(strand, 'left')), 'true');
    await page.tap(control.strand(strand, 'left'));
    await assertLit(page, zoneLines(MUSCLES.sternocleidomastoid.zones, 'left'), [], 'the whole muscle again');
  }]);
}

for (const [muscle, { points }] of Object.entries(MUSCLES).filter(([, { bestView }]) => bestView === 'side')) {
  cases.push([`the mouse: ${muscle}, each X of the diagram from the side`, async (page) => {
    await page.open(`/muscles/${muscle}/?side=right`);
    for (const id of points) {
      await page.tap(control.x(id, 'right'));
      await assertLit(page, zoneLines(POINTS[id].zones, 'right'), [`${id} right`], id);
      assert.equal(await page.address(), `/muscles/${muscle}/?side=right&point=${id}`);
    }
  }]);
}

cases.push(['a tap on a zone that lies over another muscle means the zone: the muscle under it is not chosen', async (page) => {
  await page.open(`${SCM}?side=right`);
  await page.tap(control.zone('side', 'temple', 'right'));
  await page.settle();
  assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']);
  // Beside the zone the temple's muscle can be chosen as any other.
  await page.tap(control.region('temporalis', 'right'));
  await assertLit(page, zoneLines(MUSCLES.temporalis.zones, 'right'), [], 'the temple muscle');
}]);

cases.push(['the mouse: a tap on what is chosen widens it, from point to strand to muscle to nothing', async (page) => {
  await page.open(`${SCM}?side=right&point=scm-clavicular-upper`);
  await page.tap(control.x('scm-clavicular-upper', 'right'));
  await assertLit(page, zoneLines(STRANDS.clavicular, 'right'), [], 'its strand');
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await assertLit(page, zoneLines(MUSCLES.sternocleidomastoid.zones, 'right'), [], 'the muscle');
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await assertLit(page, [], [], 'nothing');
  assert.deepEqual(await page.points(), [], 'no X is left');
}]);

cases.push(['both sides: an X of the left narrows to the left, seen from the front', async (page) => {
  await page.open(`${SCM}?view=front`);
  await page.tap(control.x('scm-sternal-lower', 'left'));
  await assertLit(page, zoneLines(POINTS['scm-sternal-lower'].zones, 'left'), ['scm-sternal-lower left'], 'left');
  assert.equal(await page.address(), `${SCM}?view=front&side=left&point=scm-sternal-lower`);
}]);

for (const [muscle, { points, bestView }] of Object.entries(MUSCLES)) {
  cases.push([`${muscle}: a chip for each point, and it goes on and off`, async (page) => {
    await page.open(`/muscles/${muscle}/?side=right`);
    for (const id of points) {
      await page.tap(control.chip(id, 'right'));
      await assertLit(page, zoneLines(POINTS[id].zones, 'right'), [`${id} right`], id);
      assert.equal(await page.mainView(), bestView, 'the diagram stays');
    }
    const last = points.at(-1);
    await page.tap(control.chip(last, 'right'));
    const { strand } = POINTS[last];
    await assertLit(page, zoneLines(strand ? STRANDS[strand] : MUSCLES[muscle].zones, 'right'), [], 'wider by a step');
  }]);
}

cases.push(['a point is named, with a sentence of its own and the warning', async (page) => {
  const sentences = new Set();
  for (const id of MUSCLES.sternocleidomastoid.points) {
    await page.open(`${SCM}?side=right&point=${id}`);
    const [heading, name, sentence] = await page.told();
    assert.match(heading, /rope-like/);
    assert.match(name, /sternocleidomastoid · .+strand.+your right side/);
    assert.match(sentence, /^When this spot is tender, .+\.$/);
    sentences.add(sentence);
    const warnings = await page.run(() => document.querySelector('.narrow').textContent);
    assert.match(warnings, /Don't press or use a massage gun on the front or side of your neck\./, id);
  }
  // The two lower points of the collarbone strand have one pattern.
  assert.equal(sentences.size, MUSCLES.sternocleidomastoid.points.length - 1);
}, CHROMIUM]);

for (const [id, { muscle, zones, whenSevere }] of Object.entries(POINTS).filter(([, point]) => point.whenSevere)) {
  cases.push([`${id}: what crosses the midline when severe, only when asked for`, async (page) => {
    for (const [side, other] of [['right', 'left'], ['left', 'right']]) {
      await page.open(`/muscles/${muscle}/?side=${side}&point=${id}`);
      assert.equal(await switchedOn(page), 'false', 'off at first');
      await page.tap(control.otherSide);
      await assertLit(page, [...zoneLines(zones, side), ...zoneLines(whenSevere, other, side)], [`${id} ${side}`], side);
      assert.equal(await switchedOn(page), 'true');
      assert.equal(await page.address(), `/muscles/${muscle}/?side=${side}&point=${id}&severe=1`);
      await page.tap(control.otherSide);
      await assertLit(page, zoneLines(zones, side), [`${id} ${side}`], 'off again');
    }
  }]);
}

cases.push(['the suboccipitals: often felt on both sides, only when asked for', async (page) => {
  const { zones } = MUSCLES.suboccipitals;
  await page.open('/muscles/suboccipitals/?side=right');
  assert.equal(await switchedOn(page), 'false', 'off at first');
  await page.tap(control.otherSide);
  await assertLit(page, [...zoneLines(zones, 'right'), ...zoneLines(zones, 'left', 'right')], [], 'both');
  assert.equal(await page.address(), '/muscles/suboccipitals/?side=right&bilateral=1');
  const strength = (side) => page.run((css) => getComputedStyle(document.querySelector(`${css} .fill`)).fillOpacity, control.zone('back', 'back-of-head', side));
  assert.ok(Number(await strength('left')) < Number(await strength('right')) / 2, 'the chosen side is the strong one');
}]);

cases.push(['no switch for the other side where there is nothing to switch on', async (page) => {
  for (const address of ['/', `${SCM}?side=right&point=scm-sternal-upper`, `${SCM}?side=right&strand=sternal`, `${SCM}?point=scm-clavicular-middle`]) {
    await page.open(address);
    assert.equal(await page.run((css) => document.querySelectorAll(css).length, control.otherSide), 0, address);
  }
}, CHROMIUM]);

function switchedOn(page) {
  return page.run((css) => document.querySelector(css).getAttribute('aria-checked'), control.otherSide);
}

cases.push(['a finger on an X chooses it', async (page, { engine }) => {
  await engine.viewport(390, 844);
  await page.open(`${SCM}?side=right`);
  for (const id of ['scm-sternal-lower', 'scm-sternal-upper']) {
    await page.fingerAt(await page.middle(control.x(id, 'right')));
    await assertLit(page, zoneLines(POINTS[id].zones, 'right'), [`${id} right`], id);
  }
}, CHROMIUM]);

cases.push(['a finger between two X that lie too near enlarges the drawing instead of guessing', async (page, { engine }) => {
  await engine.viewport(390, 844);
  const address = '/muscles/suboccipitals/?view=side&side=right';
  await page.open(address);
  const marks = ['suboccipital-medial', 'suboccipital-lateral'].map((id) => control.x(id, 'right'));
  const apart = async () => {
    const [a, b] = [await page.middle(marks[0]), await page.middle(marks[1])];
    return { a, b, far: Math.hypot(a.x - b.x, a.y - b.y) };
  };
  const { a, b, far } = await apart();
  assert.ok(far < 24, `they lie ${far} px apart`);
  // As far from the one as from the other, a little beside the line between them.
  await page.fingerAt({ x: (a.x + b.x) / 2 - ((b.y - a.y) / far) * 8, y: (a.y + b.y) / 2 + ((b.x - a.x) / far) * 8 });
  await eventually(async () => assert.ok((await apart()).far >= 24, 'a finger can tell them apart'));
  assert.equal(await page.address(), address, 'nothing was chosen');
  await page.fingerAt((await apart()).b);
  await assertLit(page, zoneLines(POINTS['suboccipital-lateral'].zones, 'right'), ['suboccipital-lateral right'], 'then it is chosen');
}, CHROMIUM]);

export default { cases };
