// What is known of a muscle, below its pattern: in its own page from the start, elsewhere fetched when it is first chosen.
import assert from 'node:assert/strict';
import { MUSCLES } from '../expected/patterns.mjs';
import { control, eventually } from '../pages/map_page.mjs';

const cases = [];

/** How often the page has asked for what is known; a browser that keeps it from before is asked like any other. */
const asked = (page) => page.run(() => performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname.startsWith('/assets/about.')).length);

/** The muscles of which something is told, and whether it is said that it could not be fetched. */
const known = (page) => page.run(() => {
  const seen = (element) => element.getBoundingClientRect().height > 0;
  const holder = document.querySelector('.panel .about');
  return {
    of: [...holder.querySelectorAll('[data-about]')].filter(seen).map((about) => about.dataset.about),
    missing: seen(holder.querySelector('[data-missing]')),
  };
});

const tells = (page, of, missing = false) => eventually(async () => assert.deepEqual(await known(page), { of, missing }));

cases.push(['a muscle’s own page tells it, with and without scripts', async (page) => {
  for (const muscle of Object.keys(MUSCLES)) {
    await page.open(`/muscles/${muscle}/`);
    await tells(page, [muscle]);
    await page.openStill(`/muscles/${muscle}/`, 'noScripts');
    assert.deepEqual(await known(page), { of: [muscle], missing: false });
  }
}]);

cases.push(['elsewhere it comes with one request, is that of the chosen muscle alone, and goes when nothing is chosen', async (page) => {
  await page.open('/');
  await tells(page, []);
  assert.equal(await asked(page), 0);
  for (const muscle of ['suboccipitals', 'sternocleidomastoid', 'suboccipitals']) {
    await page.tap(control.listed(muscle, 'right'));
    await tells(page, [muscle]);
    await page.tap(control.clear);
    await tells(page, []);
  }
  assert.equal(await asked(page), 1);
}]);

cases.push(['of the guide it lists the places of what is chosen', async (page) => {
  await page.open('/muscles/sternocleidomastoid/');
  const listed = async () => Object.keys(await page.guide()).sort();
  const whole = await listed();
  await page.open('/muscles/sternocleidomastoid/?side=right&point=scm-sternal-lower');
  await eventually(async () => {
    const places = await page.run(() => [...document.querySelectorAll('.felt [data-lights]')].map(({ dataset }) => dataset.lights).sort());
    assert.deepEqual(await listed(), places);
    assert.ok(places.length < whole.length && places.every((place) => whole.includes(place)), places.join(' '));
  });
}]);

cases.push(['where it cannot be fetched that is said, the pattern is there all the same', async (page) => {
  await page.openStill('/', 'aboutMissing');
  await page.ready();
  await page.tap(control.listed('suboccipitals', 'left'));
  await tells(page, [], true);
  assert.deepEqual(await page.chosen(), ['suboccipitals left']);
  await page.tap(control.clear);
  await tells(page, []);
}]);

cases.push(['while it is on its way nobody asks for it again: whatever is chosen when it comes is told, or that it did not come', async (page, { engine, proxies }) => {
  await page.open('/', 'aboutHeld');
  const waiting = () => eventually(() => assert.ok(proxies.waits(engine.name) > 0, 'nothing is asked for'));
  await page.tap(control.listed('suboccipitals', 'right'));
  await waiting();
  await page.tap(control.clear);
  await page.tap(control.listed('sternocleidomastoid', 'right'));
  await page.settle();
  assert.equal(proxies.waits(engine.name), 1);
  proxies.held(engine.name, 'fail');
  await tells(page, [], true);
  await page.tap(control.clear);
  await tells(page, []);

  await page.tap(control.listed('sternocleidomastoid', 'right'));
  await waiting();
  await page.tap(control.clear);
  await page.tap(control.listed('suboccipitals', 'right'));
  await page.settle();
  assert.equal(proxies.waits(engine.name), 1);
  proxies.held(engine.name, 'come');
  await tells(page, ['suboccipitals']);
}]);

export default { cases };
