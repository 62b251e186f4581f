// Themes: by the system first, then as chosen, kept on the device and in force before the first paint. Reduced motion.
import assert from 'node:assert/strict';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';

const cases = [];
const theme = (page) => page.run(() => document.documentElement.dataset.theme);
const paper = (page) => page.run(() => getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)'
  ? getComputedStyle(document.documentElement).backgroundColor : getComputedStyle(document.body).backgroundColor);

async function choosing(page, work) {
  try {
    await work();
  } finally {
    await page.run(() => localStorage.clear());
  }
}

for (const name of ['light', 'dark', 'dim']) {
  cases.push([`${name}: chosen, kept on reload and on the next page, in force before the body is there`, async (page) => {
    await page.open('/');
    await choosing(page, async () => {
      await page.tap(`.themes ${control.theme(name)}`);
      assert.equal(await theme(page), name);
      assert.equal(await page.run((css) => document.querySelector(css).ariaPressed ?? document.querySelector(css).getAttribute('aria-pressed'), `.themes ${control.theme(name)}`), 'true');
      const colour = await paper(page);
      for (const address of ['/', '/muscles/suboccipitals/']) {
        await page.open(address);
        assert.deepEqual((await page.watched()).atBody, { theme: name }, address);
        assert.equal(await theme(page), name);
        assert.equal(await paper(page), colour);
      }
    });
  }]);
}

cases.push(['the three papers differ: light is light, dark is dark, dim is darker', async (page) => {
  await page.open('/');
  await choosing(page, async () => {
    const brightness = {};
    for (const name of ['light', 'dark', 'dim']) {
      await page.click(`.themes ${control.theme(name)}`);
      const [r, g, b] = (await paper(page)).match(/\d+/g).map(Number);
      brightness[name] = r + g + b;
      assert.ok(Math.max(r, g, b) < 255, `${name}: no pure white`);
    }
    assert.ok(brightness.light > 600 && brightness.dark < 150 && brightness.dim < brightness.dark, JSON.stringify(brightness));
  });
}]);

cases.push(['dim in the title row goes on and off', async (page) => {
  await page.open('/');
  await choosing(page, async () => {
    const before = await theme(page);
    await page.tap(`header ${control.theme('dim')}`);
    assert.equal(await theme(page), 'dim');
    await page.tap(`header ${control.theme('dim')}`);
    assert.equal(await theme(page), before);
  });
}]);

cases.push(['the system’s choice holds until another is made, with and without scripts', async (page, { engine }) => {
  await page.open('/');
  const light = await paper(page);
  await engine.devTools('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
  await eventually(async () => assert.equal(await theme(page), 'dark'));
  const dark = await paper(page);
  assert.notEqual(dark, light);
  await page.open('/');
  assert.deepEqual((await page.watched()).atBody, { theme: 'dark' });
  await page.openStill('/', 'noScripts');
  assert.equal(await paper(page), dark);
}, CHROMIUM]);

cases.push(['a kept theme that is none is passed over', async (page) => {
  await page.open('/');
  await choosing(page, async () => {
    await page.run(() => localStorage.setItem('theme', '<blink>'));
    await page.open('/');
    assert.match(await theme(page), /^(light|dark)$/);
    assert.deepEqual((await page.watched()).errors, []);
  });
}]);

cases.push(['reduced motion: nothing moves, nothing fails', async (page, { engine }) => {
  await engine.devTools('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
  await page.open('/');
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await eventually(async () => assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']));
  await page.tap(control.view('back'));
  await eventually(async () => assert.equal(await page.mainView(), 'back'));
  const moving = await page.run(() => document.getAnimations().filter((a) => a.effect.getComputedTiming().duration > 1).map((a) => a.transitionProperty ?? a.animationName));
  assert.deepEqual(moving, []);
  const { console, errors } = await page.watched();
  assert.deepEqual({ console, errors }, { console: [], errors: [] });
}, CHROMIUM]);

cases.push(['forced colours: the places stay visible as links', async (page, { engine }) => {
  await engine.devTools('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  await page.open('/');
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await eventually(async () => assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']));
  assert.deepEqual((await page.watched()).errors, []);
}, CHROMIUM]);

export default { cases };
