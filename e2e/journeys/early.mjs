// Taps that come before the program: acknowledged at once, done in their order when it answers, followed as links when it fails.
import assert from 'node:assert/strict';
import { CHECK_PAGE, control, eventually } from '../pages/map_page.mjs';

const cases = [];

/** Opens an address whose program is on its way until `held` says what becomes of it. */
function early(title, address, run) {
  cases.push([title, async (page, { engine, proxies }) => {
    const held = (fate) => eventually(async () => {
      proxies.held(engine.name, fate);
      if (fate === 'come') assert.ok(await page.run(() => 'ready' in document.documentElement.dataset));
      else assert.notEqual(await page.address(), address);
    });
    await page.openStill(address, 'wasmHeld');
    try {
      await run(page, held);
    } finally {
      proxies.held(engine.name, 'fail');
    }
  }]);
}

/** How many things say that they were tapped. */
const acknowledged = (page) => page.run(() => document.querySelectorAll('[data-tapped]').length);

early('a muscle in the drawing: the tap is seen at once, then its pattern', '/', async (page, held) => {
  await page.tap(control.region('sternocleidomastoid', 'right'));
  assert.equal(await acknowledged(page), 1);
  assert.equal(await page.address(), '/');
  await held('come');
  await eventually(async () => assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']));
  assert.equal(await page.address(), '/muscles/sternocleidomastoid/?side=right');
  assert.equal(await acknowledged(page), 0);
});

early('several places that hurt: all are marked, each once', '/pain/', async (page, held) => {
  for (const area of ['temple', 'neck', 'jaw']) await page.click(control.place(area, 'left'));
  assert.equal(await acknowledged(page), 3);
  await held('come');
  await eventually(async () => assert.deepEqual(await page.marked(), ['jaw left', 'neck left', 'temple left']));
});

early('an answer to the check’s first question', CHECK_PAGE, async (page, held) => {
  await eventually(async () => assert.equal((await page.check())?.step, 'sudden'));
  await page.click(control.check('no'));
  await held('come');
  await eventually(async () => assert.equal((await page.check()).step, 'signs'));
});

early('should the program fail, the tapped link is followed', '/', async (page, held) => {
  await page.tap(control.listed('suboccipitals', 'left'));
  assert.equal(await acknowledged(page), 1);
  await held('fail');
  await page.arrived(/^\/muscles\/suboccipitals\/\?side=left$/);
});

early('left before the program came, kept by the browser as it stood, and come back to: it is loaded anew', '/', async (page, held) => {
  // As WebKit does it, where nothing goes on that was on its way.
  await page.run(() => {
    document.documentElement.dataset.e2eBefore = '';
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await eventually(async () => assert.ok(await page.run(() => !('e2eBefore' in document.documentElement.dataset) && document.readyState === 'complete')));
  await held('come');
});

export default { cases };
