// Looking closer: wheel, keys, double tap, pinch and the way back; the drawing stops at its edges, marks keep their size.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';

const SCM = '/muscles/sternocleidomastoid/';
const MARK = control.x('scm-clavicular-middle', 'right');
const cases = [];

/** How many times larger than the whole the drawing is shown. */
async function scale(page, whole) {
  return (await page.zoomed()).width / whole.width;
}

/** The drawing fills the place that it has when it is whole. */
async function assertFills(page, whole, when) {
  const now = await page.zoomed();
  for (const edge of ['left', 'top']) assert.ok(now[edge] <= whole[edge] + 1, `${when}: ${edge} edge at ${now[edge]}, whole ${whole[edge]}`);
  for (const edge of ['right', 'bottom']) assert.ok(now[edge] >= whole[edge] - 1, `${when}: ${edge} edge at ${now[edge]}, whole ${whole[edge]}`);
}

function assertWhole(page, whole) {
  return eventually(async () => {
    const { left, top, width, zoomed } = await page.zoomed();
    assert.deepEqual([left, top, width].map(Math.round), [whole.left, whole.top, whole.width].map(Math.round));
    assert.equal(zoomed, false);
    assert.ok(await page.run((css) => document.querySelector(css).getClientRects().length === 0, control.reset), 'nothing to reset');
  });
}

const focus = (page, selector) => page.run((css) => document.querySelector(css).focus(), selector);

/** Turns the wheel by a step over a place, with ctrl held or not. */
function wheel(page, { x, y }, deltaY, ctrl) {
  const [over, down] = [Math.round(x), Math.round(y)];
  const actions = page.driver.actions().move({ x: over, y: down, duration: 0 });
  if (ctrl) actions.keyDown(Key.CONTROL);
  actions.scroll(over, down, 0, deltaY);
  if (ctrl) actions.keyUp(Key.CONTROL);
  return actions.perform();
}

cases.push(['the wheel with ctrl enlarges about the pointer; without it the page scrolls', async (page) => {
  await page.open(`${SCM}?side=right`);
  const whole = await page.zoomed();
  const before = await page.middle(MARK);
  for (let step = 0; step < 5; step += 1) await wheel(page, before, -120, true);
  await eventually(async () => assert.ok(await scale(page, whole) > 1.5));
  const after = await page.middle(MARK);
  assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 3, `the place under the pointer moved from ${JSON.stringify(before)} to ${JSON.stringify(after)}`);
  await assertFills(page, whole, 'enlarged');
  for (let step = 0; step < 8; step += 1) await wheel(page, before, 120, true);
  await assertWhole(page, whole);
  await wheel(page, before, 120, false);
  await page.settle();
  assert.equal(await scale(page, whole), 1, 'without ctrl it stays');
  // WebKit's driver has no wheel.
}, ['chromium', 'firefox']]);

cases.push(['+, − and 0: larger, smaller, whole; never past an edge', async (page) => {
  await page.open(`${SCM}?side=right`);
  const whole = await page.zoomed();
  await focus(page, MARK);
  await page.press('+');
  await eventually(async () => assert.ok(Math.abs(await scale(page, whole) - 1.5) < 0.01));
  await page.press('-');
  await assertWhole(page, whole);
  for (const place of ['scm-sternal-lower', 'scm-sternal-upper']) {
    await focus(page, control.x(place, 'right'));
    for (let step = 0; step < 7; step += 1) {
      await page.press('+');
      await page.settle();
      await assertFills(page, whole, `${place}, step ${step}`);
    }
    const most = await scale(page, whole);
    await page.press('+');
    await page.settle();
    assert.ok(Math.abs(await scale(page, whole) - most) < 0.01, 'there is a largest');
    assert.ok(most >= 4 && most <= 8, `${most} times`);
    await page.press('0');
    await assertWhole(page, whole);
  }
}]);

cases.push(['dragging moves the enlarged drawing, stops at its edges and chooses nothing', async (page) => {
  await page.open(`${SCM}?side=right`);
  const whole = await page.zoomed();
  const address = await page.address();
  await focus(page, MARK);
  for (const key of ['+', '+']) await page.press(key);
  await eventually(async () => assert.ok(await scale(page, whole) > 2));
  const from = await page.middle(MARK);
  const drag = async (dx, dy) => page.driver.actions().move({ x: Math.round(from.x), y: Math.round(from.y), duration: 0 }).press()
    .move({ x: Math.round(from.x + dx / 2), y: Math.round(from.y + dy / 2), duration: 0 })
    .move({ x: Math.round(from.x + dx), y: Math.round(from.y + dy), duration: 0 }).release().perform();
  await drag(40, 30);
  await eventually(async () => {
    const to = await page.middle(MARK);
    assert.ok(Math.abs(to.x - from.x - 40) < 8 && Math.abs(to.y - from.y - 30) < 8, `${JSON.stringify(from)} to ${JSON.stringify(to)}`);
  });
  for (const [dx, dy] of [[400, 300], [-400, -300], [-400, -300], [-400, -300], [400, 300]]) {
    await drag(dx, dy);
    await assertFills(page, whole, `dragged by ${dx}, ${dy}`);
  }
  assert.equal(await page.address(), address, 'nothing was chosen');
  assert.ok((await page.zoomed()).zoomed);
}]);

cases.push(['a double tap on the background enlarges, another shows the whole; on a place it does not', async (page) => {
  await page.open(`${SCM}?side=right`);
  const whole = await page.zoomed();
  const place = await page.background();
  const twice = (at) => page.driver.actions().move({ x: Math.round(at.x), y: Math.round(at.y), duration: 0 }).click().click().perform();
  await twice(place);
  await eventually(async () => assert.ok(await scale(page, whole) > 1.5));
  await assertFills(page, whole, 'enlarged');
  await page.open(`${SCM}?side=right`);
  await twice(await page.middle(MARK));
  await eventually(async () => assert.match(await page.address(), /strand=clavicular$/, 'two taps on an X: the point, then its strand'));
  assert.equal(await scale(page, whole), 1);
  await page.run(() => history.back());
}]);

cases.push(['the button shows the whole again, and so does another diagram; a choice does not', async (page) => {
  await page.open(`${SCM}?side=right`);
  const whole = await page.zoomed();
  await focus(page, MARK);
  await page.press('+');
  await eventually(async () => assert.ok((await page.zoomed()).zoomed));
  await page.press(Key.ENTER);
  await eventually(async () => assert.deepEqual(await page.picked(), ['scm-clavicular-middle right']));
  assert.ok(await scale(page, whole) > 1.4, 'a choice leaves it');
  assert.equal(await page.address(), `${SCM}?side=right&point=scm-clavicular-middle`, 'not in the address');
  await page.tap(control.reset);
  await assertWhole(page, whole);
  await focus(page, MARK);
  await page.press('+');
  await eventually(async () => assert.ok((await page.zoomed()).zoomed));
  await page.click(control.view('front'));
  await eventually(async () => assert.equal((await page.zoomed()).zoomed, false));
}]);

cases.push(['two fingers enlarge and move it; one finger scrolls the page until then, after that it moves the drawing', async (page, { engine }) => {
  await engine.viewport(390, 844);
  await page.open(`${SCM}?side=right`);
  const whole = await page.zoomed();
  const { x, y } = await page.middle(MARK);
  const touchAction = () => page.run(() => getComputedStyle(document.querySelector('svg[data-main]')).touchAction);
  assert.equal(await touchAction(), 'pan-y');
  const fingers = (apart) => [[x - apart, y], [x + apart, y]];
  await page.touch([fingers(20), fingers(25), fingers(32), fingers(40), fingers(50), fingers(60)]);
  await eventually(async () => assert.ok(Math.abs(await scale(page, whole) - 3) < 0.5, `${await scale(page, whole)} times`));
  await assertFills(page, whole, 'pinched');
  const now = await page.middle(MARK);
  assert.ok(Math.hypot(now.x - x, now.y - y) < 12, 'what lay between the fingers is still there');
  assert.equal(await touchAction(), 'none');
  const scrolled = await page.run(() => scrollY);
  await page.touch([[[x, y]], [[x + 10, y + 10]], [[x + 20, y + 25]], [[x + 30, y + 40]]]);
  await eventually(async () => {
    const moved = await page.middle(MARK);
    assert.ok(moved.x - now.x > 15 && moved.y - now.y > 20, JSON.stringify({ now, moved }));
  });
  assert.equal(await page.run(() => scrollY), scrolled);
  assert.equal(await page.address(), `${SCM}?side=right`, 'nothing was chosen');
  await page.touch([fingers(60), fingers(50), fingers(30), fingers(15), fingers(8)]);
  await assertWhole(page, whole);
}, CHROMIUM]);

cases.push(['X marks have one size on the screen, whole or enlarged, on a phone and on a tablet', async (page, { engine }) => {
  const size = () => page.run(() => [...document.querySelectorAll('svg[data-main] [data-trigger-point] .hit')].map((hit) => hit.getBoundingClientRect().width));
  const sizes = {};
  for (const [width, height] of engine.hasDevTools ? [[390, 844], [1180, 820]] : [[1180, 820], [820, 1180]]) {
    await engine.viewport(width, height);
    await page.open(`${SCM}?side=right`);
    sizes[`${width}`] = await size();
    await focus(page, MARK);
    for (const key of ['+', '+', '+']) await page.press(key);
    await eventually(async () => assert.ok((await page.zoomed()).zoomed));
    await page.settle();
    sizes[`${width}, enlarged`] = await size();
  }
  const all = Object.values(sizes).flat();
  assert.equal(all.length, 28);
  assert.ok(Math.min(...all) > 20 && Math.max(...all) - Math.min(...all) <= 1, JSON.stringify(sizes));
}]);

export default { cases };
