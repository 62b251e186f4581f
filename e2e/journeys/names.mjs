// Names under the pointer and the focus: at once, near the place, never over it; none for fingers.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';

const SCM = '/muscles/sternocleidomastoid/';
const cases = [];

/** The name stands beside the element: nothing of that lies under it, it is near, and it lies within the drawing's frame. */
async function assertBeside(page, selector, expected) {
  await eventually(async () => assert.match((await page.tip())?.text ?? 'no name', expected, selector));
  const tip = await page.tip();
  const { around, covered, frame } = await page.run((css, { left, top, right, bottom }) => {
    const element = document.querySelector(css);
    let met = 0;
    for (let x = left + 1; x < right; x += 4) {
      for (let y = top + 1; y < bottom; y += 4) met += element.contains(document.elementFromPoint(x, y)) ? 1 : 0;
    }
    return { around: element.getBoundingClientRect().toJSON(), covered: met, frame: document.querySelector('.diagrams').offsetParent.getBoundingClientRect().toJSON() };
  }, selector, tip);
  assert.equal(covered, 0, `the name of ${selector} lies over it`);
  const gap = Math.max(around.left - tip.right, tip.left - around.right, around.top - tip.bottom, tip.top - around.bottom);
  assert.ok(gap <= 40, `the name of ${selector} is ${gap} px away`);
  assert.ok(tip.left >= frame.left - 1 && tip.right <= frame.right + 1, `the name of ${selector} sticks out`);
}

const PLACES = [
  [control.x('scm-sternal-upper', 'right'), /^upper breastbone strand, your right side$/],
  [control.x('scm-sternal-lower', 'right'), /^lower breastbone strand, your right side$/],
  [control.x('scm-clavicular-upper', 'right'), /^upper collarbone strand, your right side$/],
  [control.region('sternocleidomastoid', 'right'), /^The rope-like neck muscle, your right side$/],
  [control.region('suboccipitals', 'right'), /^The small muscles under the skull, your right side$/],
  [control.zone('side', 'temple', 'right'), /^Temple: some people$/],
  [control.zone('side', 'ear', 'right'), /^In the ear, deep inside: most people$/],
];

cases.push(['the pointer on points, muscles and zones', async (page) => {
  await page.open(`${SCM}?side=right`);
  for (const [selector, name] of PLACES) {
    await page.point(selector);
    await assertBeside(page, selector, name);
  }
  await page.point('h1');
  await eventually(async () => assert.equal(await page.tip(), null, 'it goes with the pointer'));
}]);

cases.push(['the pointer on a phone’s screen', async (page, { engine }) => {
  await engine.viewport(390, 844);
  await page.open(`${SCM}?side=right`);
  for (const [selector, name] of PLACES.slice(0, 5)) {
    await page.point(selector);
    await assertBeside(page, selector, name);
  }
}, CHROMIUM]);

cases.push(['the focus, as arrows move it', async (page) => {
  await page.open(`${SCM}?side=right`);
  await page.tabTo('svg[data-main] [data-act]');
  for (const arrow of [Key.ARROW_UP, Key.ARROW_UP, Key.ARROW_DOWN, Key.ARROW_LEFT]) {
    await page.press(arrow);
    const [selector, name] = await page.run(() => {
      const { dataset, ariaLabel } = document.activeElement;
      const what = dataset.triggerPoint ? `[data-trigger-point="${dataset.triggerPoint}"]` : `[data-muscle="${dataset.muscle}"]`;
      return [`svg[data-main] ${what}[data-side="${dataset.side}"]`, ariaLabel ?? document.activeElement.getAttribute('aria-label')];
    });
    await assertBeside(page, selector, new RegExp(`^${name}$`));
  }
}]);

cases.push(['none for a finger', async (page, { engine }) => {
  await engine.viewport(390, 844);
  await page.open(`${SCM}?side=right`);
  await page.fingerAt(await page.middle(control.x('scm-sternal-lower', 'right')));
  await eventually(async () => assert.deepEqual(await page.picked(), ['scm-sternal-lower right']));
  await page.settle();
  assert.equal(await page.tip(), null);
}, CHROMIUM]);

export default { cases };
