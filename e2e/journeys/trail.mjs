// The trail of a chosen point: it runs once, rests, runs again when asked for; without motion it is numbered steps.
import assert from 'node:assert/strict';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';

const SCM = '/muscles/sternocleidomastoid/';
const cases = [];

/** The diagrams that show a trail, and how its beads move: still to come or under way, and what about them. */
function trail(page) {
  return page.run(() => {
    const beads = [...document.querySelectorAll('.trail [data-runs] .bead')];
    const motions = beads.flatMap((bead) => bead.getAnimations());
    return {
      views: [...new Set(beads.map((bead) => bead.closest('svg').dataset.view))].sort(),
      running: motions.filter((motion) => motion.playState === 'running').length,
      rounds: [...new Set(motions.map((motion) => motion.effect.getComputedTiming().iterations))],
      starts: [...document.querySelectorAll('.trail [data-runs]')].map((trail) => [...trail.children].flatMap((step) => step.getAnimations().map((motion) => motion.effect.getComputedTiming().delay))),
      lasts: Math.max(0, ...motions.map((motion) => motion.effect.getComputedTiming().endTime)),
      changes: [...new Set(motions.flatMap((motion) => motion.effect.getKeyframes().flatMap(Object.keys)))].filter((name) => !['offset', 'computedOffset', 'easing', 'composite'].includes(name)),
      seen: beads.filter((bead) => bead.getClientRects().length > 0 && Number(getComputedStyle(bead).opacity) === 1).length,
      beads: beads.length,
    };
  });
}

const hidden = (page, selector) => page.run((css) => document.querySelector(css).getClientRects().length === 0, selector);

/** Waits until no bead moves any more. */
function rested(page) {
  return page.driver.executeAsyncScript(function () {
    const done = arguments[arguments.length - 1];
    Promise.all([...document.querySelectorAll('.trail [data-runs] .bead')].flatMap((bead) => bead.getAnimations()).map((motion) => motion.finished)).then(() => done(), () => done());
  });
}

cases.push(['it runs once, at most 1.2 seconds, in every diagram that shows the point, and rests', async (page) => {
  await page.open(`${SCM}?side=right`);
  assert.deepEqual((await trail(page)).views, [], 'none without a point');
  assert.ok(await hidden(page, control.replay), 'and nothing to play again');
  await page.click(control.x('scm-sternal-middle', 'right'));
  await eventually(async () => assert.deepEqual((await trail(page)).views, ['front', 'side'], 'not from behind, where the point is not seen'));
  const { rounds, starts, lasts, changes } = await trail(page);
  assert.deepEqual(rounds, [1]);
  assert.ok(lasts > 1000 && lasts <= 1200, `${lasts} ms`);
  assert.ok(starts.length > 0 && starts.every((steps) => steps.length === 8 && steps.every((at, step) => at === step * 120)), `one step after another: ${JSON.stringify(starts)}`);
  assert.deepEqual(changes, ['opacity'], 'no layout work');
  await rested(page);
  const { running, seen, beads } = await trail(page);
  assert.equal(running, 0);
  assert.equal(seen, beads, 'all of it stays');
  assert.match(await page.run(() => document.querySelector('.legend').textContent), /not a path of pain/);
}]);

cases.push(['it runs again when asked for, each time', async (page) => {
  await page.open(`${SCM}?side=right&point=scm-clavicular-upper`);
  // Written down by the page: a busy machine may be through with a trail before anyone looks.
  await page.run(() => {
    const { dataset } = document.documentElement;
    dataset.ran = '0';
    addEventListener('animationstart', ({ target }) => { if (target.matches('.trail [data-runs] .bead')) dataset.ran = String(Number(dataset.ran) + 1); });
  });
  const ran = async () => Number(await page.run(() => document.documentElement.dataset.ran));
  for (const round of [1, 2]) {
    await rested(page);
    assert.equal((await trail(page)).running, 0);
    const before = await ran();
    await page.tap(control.replay);
    await eventually(async () => assert.ok(await ran() > before, `round ${round}`));
  }
}]);

cases.push(['what does not concern it does not start it again', async (page) => {
  await page.open(`${SCM}?side=right&point=scm-sternal-middle`);
  await rested(page);
  await page.run(() => { document.querySelectorAll('.trail [data-runs] .bead').forEach((bead) => { bead.dataset.before = ''; }); });
  for (const act of [control.view('front'), control.layer('skin'), control.view('side'), control.theme('dim'), control.theme('system')]) {
    await page.click(act);
    await page.settle();
    const { running, beads } = await trail(page);
    assert.equal(running, 0, act);
    assert.equal(await page.run(() => document.querySelectorAll('.trail [data-runs] .bead[data-before]').length), beads, act);
  }
}]);

cases.push(['it goes with the point', async (page) => {
  await page.open(`${SCM}?side=right&point=scm-sternal-middle`);
  await page.click(control.strand('sternal', 'right'));
  await eventually(async () => assert.deepEqual((await trail(page)).views, []));
  assert.ok(await hidden(page, control.replay));
}]);

cases.push(['without motion: numbered steps, no beads, nothing to play', async (page, { engine }) => {
  await engine.devTools('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
  await page.open(`${SCM}?side=right&point=scm-sternal-middle`);
  const { numbers, beads } = await page.run(() => ({
    numbers: [...document.querySelectorAll('svg[data-main] .trail .step')].filter((step) => step.getClientRects().length > 0).map((step) => step.textContent.trim()),
    beads: [...document.querySelectorAll('.trail [data-runs] .bead')].filter((bead) => bead.getClientRects().length > 0).length,
  }));
  assert.deepEqual(numbers, ['1', '2', '3', '4', '5', '6'], 'the point and its five places');
  assert.equal(beads, 0);
  assert.ok(await hidden(page, control.replay));
}, CHROMIUM]);

export default { cases };
