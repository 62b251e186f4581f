// The brush: what is painted is read as areas, told in words, undone stroke by stroke; and whoever does not paint gets the same.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { assertNoFindings } from '../harness/axe.mjs';
import { Host } from '../harness/host.mjs';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';

const cases = [];

/** The files of the brush's program that the page has asked for. */
const askedFor = (page) => page.run(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((path) => path.includes('brush')));

/** Takes the brush in hand. */
async function take(page) {
  await page.tap(control.paint);
  await eventually(async () => assert.equal(await page.run((css) => document.querySelector(css).getAttribute('aria-pressed'), control.paint), 'true'));
}

const marked = (page, places) => eventually(async () => assert.deepEqual(await page.marked(), places));

cases.push(['the brush is fetched when it is first taken; a stroke across a temple marks it, as a tap would, and says how much it covers', async (page) => {
  await page.open('/pain/');
  assert.deepEqual(await askedFor(page), [], 'whoever does not paint does not load it');
  const entries = await page.run(() => history.length);
  await take(page);
  assert.ok((await askedFor(page)).length > 1);
  assert.match(await page.painted(), /Enter/, 'how to do the same without');
  await page.stroke(await page.across('temple', 'right'));
  await marked(page, ['temple right']);
  assert.match(await page.painted(), /^(Part|Most|All) of the right temple\b/);
  assert.doesNotMatch(await page.painted(), /[\d%]/, 'words, never numbers');
  assert.equal(await page.address(), '/pain/#v1&pain=temple.right.mild&end');
  assert.equal(await page.run(() => history.length), entries);
  assert.deepEqual(Object.keys(await page.guide()), ['temple']);
  const painted = await page.candidates();
  assert.ok(painted.length > 0 && painted.every((candidate) => candidate.endsWith(' right')));
  await page.open('/pain/#');
  await page.click(control.place('temple', 'right'));
  await marked(page, ['temple right']);
  assert.deepEqual(await page.candidates(), painted, 'the same as marked by a tap');
}]);

cases.push(['too little is said to be too little; undo undoes one stroke, also one that marked nothing', async (page) => {
  await page.open('/pain/');
  await take(page);
  const temple = async () => (await page.across('temple', 'right'))[2];
  await page.stroke(await page.across('temple', 'right'));
  await marked(page, ['temple right']);
  const dab = await page.meet(control.area('neck', 'right'));
  await page.stroke([dab, dab]);
  await eventually(async () => assert.equal(await page.painted(), 'A little of the right neck: not marked.'));
  assert.equal(await page.tip(), null, 'no name lies over what is painted');
  await marked(page, ['temple right']);
  assert.ok(await page.paintAt(dab) > 100, 'the paint is there to be seen');
  await page.click(control.unpaint);
  await eventually(async () => assert.equal(await page.paintAt(dab), 0));
  await marked(page, ['temple right']);
  assert.ok(await page.paintAt(await temple()) > 100, 'the stroke before stays');
  await page.click(control.unpaint);
  await marked(page, []);
  await eventually(async () => assert.equal(await page.paintAt(await temple()), 0));
}]);

cases.push(['the eraser takes away what was painted and what was tapped', async (page) => {
  await page.open('/pain/');
  await page.click(control.place('cheek', 'right'));
  await take(page);
  assert.ok(await page.paintAt((await page.across('cheek', 'right'))[2]) > 100, 'what is marked is painted');
  await page.stroke(await page.across('temple', 'right'));
  await marked(page, ['cheek right', 'temple right']);
  await page.tap(control.eraser);
  const temple = await page.across('temple', 'right');
  await page.stroke(temple);
  await marked(page, ['cheek right']);
  // What the hand passes between two frames is never quite the same.
  assert.match(await page.painted(), /^(Nothing|A little) of the right temple/);
  assert.ok(await page.paintAt(temple[2]) < 60, 'rubbed out, but for what a soft brush leaves');
  const cheek = await page.across('cheek', 'right');
  const { top, bottom } = await page.run((css) => document.querySelector(css).getBoundingClientRect().toJSON(), control.area('cheek', 'right'));
  for (const y of [top + 4, (top + bottom) / 2, bottom - 4]) await page.stroke(cheek.map(({ x }) => ({ x, y })));
  await marked(page, []);
}]);

cases.push(['clear all takes the paint too, undo brings it back, and what is unmarked elsewhere is no longer painted', async (page) => {
  await page.open('/pain/');
  await take(page);
  const temple = await page.across('temple', 'right');
  await page.stroke(temple);
  await marked(page, ['temple right']);
  await page.click(control.unmark);
  await marked(page, []);
  await eventually(async () => assert.equal(await page.paintAt(temple[2]), 0));
  await page.click(control.undo);
  await marked(page, ['temple right']);
  await eventually(async () => assert.ok(await page.paintAt(temple[2]) > 100));
  await page.click(control.place('temple', 'right'));
  await marked(page, []);
  await eventually(async () => assert.equal(await page.paintAt(temple[2]), 0));
}]);

cases.push(['left is never right: the side that faces the reader, and each half from the front, mirrored too', async (page) => {
  for (const [address, area, side] of [
    ['/pain/?side=left', 'temple', 'left'],
    ['/pain/?view=front', 'brow', 'left'],
    ['/pain/?view=front&mirror=1', 'brow', 'right'],
    ['/pain/?view=back', 'back-of-head', 'left'],
  ]) {
    await page.driver.get('about:blank');
    await page.open(address);
    await take(page);
    const places = await page.across(area, side);
    await page.stroke(places);
    await eventually(async () => assert.ok((await page.marked()).includes(`${area} ${side}`), `${address}: ${await page.marked()}`));
    assert.ok((await page.marked()).every((place) => place.endsWith(` ${side}`)), `${address}: ${await page.marked()}`);
    assert.ok(await page.paintAt(places[2]) > 100, `${address}: painted where the hand was`);
  }
}]);

cases.push(['another diagram shows what is marked, and each keeps its own paint', async (page) => {
  await page.open('/pain/');
  await take(page);
  const temple = await page.across('temple', 'right');
  await page.stroke(temple);
  await marked(page, ['temple right']);
  await page.click(control.view('front'));
  await eventually(async () => assert.equal(await page.mainView(), 'front'));
  const brow = await page.across('brow', 'left');
  await page.stroke(brow);
  await eventually(async () => assert.ok((await page.marked()).includes('brow left')));
  assert.ok((await page.marked()).includes('temple right'));
  await page.click(control.view('side'));
  await eventually(async () => assert.ok(await page.paintAt(temple[2]) > 100));
  await page.click(control.unpaint);
  await eventually(async () => assert.ok(!(await page.marked()).some((place) => place.endsWith('left'))));
}]);

cases.push(['by keys alone: the brush is a button, Enter marks what a stroke marks, Escape puts the brush down', async (page) => {
  await page.open('/pain/');
  await page.tabTo(control.paint);
  await page.press(Key.ENTER);
  await eventually(async () => assert.equal(await page.run((css) => document.querySelector(css).getAttribute('aria-pressed'), control.paint), 'true'));
  await page.run((css) => document.querySelector(css).focus(), control.area('temple', 'right'));
  await page.press(Key.ENTER);
  await marked(page, ['temple right']);
  assert.equal(await page.address(), '/pain/#v1&pain=temple.right.mild&end', 'the very address that a stroke leaves');
  await page.press(Key.ESCAPE);
  await eventually(async () => assert.equal(await page.run((css) => document.querySelector(css).getAttribute('aria-pressed'), control.paint), 'false'));
  await marked(page, ['temple right']);
  await page.tap(control.area('temple', 'right'));
  await marked(page, [], 'with the brush put down a tap is a tap');
}]);

cases.push(['a stroke is told to those who hear the page, and only once', async (page) => {
  await page.open('/pain/');
  await take(page);
  await page.listen();
  await page.stroke(await page.across('temple', 'right'));
  await marked(page, ['temple right']);
  const said = await page.said();
  assert.equal(said.length, 1, said.join(' | '));
  assert.match(said[0], /of the right temple/);
}]);

cases.push(['a pattern that is laid over the marks is not painted over', async (page) => {
  await page.open('/pain/');
  await take(page);
  await page.stroke(await page.across('temple', 'right'));
  await eventually(async () => assert.ok((await page.candidates()).length > 0));
  await page.click(control.candidate(1));
  await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('[data-paints]').length), 0));
  await marked(page, ['temple right']);
  await page.click(control.candidate(1));
  await eventually(async () => assert.ok(await page.run((css) => document.querySelector(css).getClientRects().length > 0, control.paint)));
}]);

/** The files that the brush consists of. */
const FILES = { 'its first file': 'boot', 'its second file': 'script', 'its program': 'program' };
for (const [which, missing] of Object.entries(FILES)) {
  cases.push([`where ${which} does not come the page says that the brush could not be fetched, and the next click tries again`, async (map, { base }) => {
    const host = await Host.start(base);
    let brush = null;
    const files = { boot: (path) => path === brush, script: (path) => /headache_brush\.\w+\.js$/.test(path), program: (path) => /headache_brush_bg\.\w+\.wasm$/.test(path) };
    host.breaks = (path, body) => {
      if (path === '/pain/') [, brush] = /data-brush="([^"]+)"/.exec(body);
      return files[missing](path) ? null : body;
    };
    host.first = "addEventListener('unhandledrejection', ({ reason }) => { document.documentElement.dataset.unhandled = reason; });";
    try {
      await map.openAt(`${host.origin}/pain/`);
      await map.tap(control.paint);
      await eventually(async () => assert.match(await map.run(() => document.querySelector('.notice')?.innerText ?? ''), /brush could not be fetched/));
      assert.equal(await map.run(() => document.documentElement.dataset.unhandled ?? null), null);
      await map.click(control.place('temple', 'left'));
      await marked(map, ['temple left']);
      host.breaks = (_, body) => body;
      await take(map);
    } finally {
      await map.driver.get('about:blank');
      host.stop();
    }
  }]);
}

cases.push(['larger and smaller by buttons; the brush is then finer in the drawing', async (page) => {
  await page.open('/pain/');
  await take(page);
  const whole = await page.zoomed();
  await page.tap(control.larger);
  await page.tap(control.larger);
  await eventually(async () => assert.ok((await page.zoomed()).width > whole.width * 2));
  const ear = await page.across('ear', 'right');
  await page.stroke(ear);
  await eventually(async () => assert.deepEqual(await page.marked(), ['ear right']));
  await page.tap(control.smaller);
  await page.tap(control.smaller);
  await eventually(async () => assert.equal((await page.zoomed()).zoomed, false));
  await marked(page, ['ear right']);
}]);

cases.push(['with the brush in hand axe finds nothing, and every tool is large enough for a finger', async (page, { engine }) => {
  await page.open('/pain/');
  await take(page);
  await page.stroke(await page.across('temple', 'right'));
  await marked(page, ['temple right']);
  await assertNoFindings(page, 'brush in hand');
  for (const [width, height] of [[390, 844], [320, 640], [844, 390], [820, 1180], [1180, 820], [1440, 900]]) {
    await engine.viewport(width, height);
    const faults = await page.run(() => {
      scrollTo(0, 0);
      const tools = [...document.querySelectorAll('.paint, .brush-tools button, .brush-tools input')];
      const boxes = tools.map((tool) => [tool.dataset.tool ?? tool.dataset.act, tool.getBoundingClientRect()]);
      const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      const others = [...document.querySelectorAll('.sides a, .bring-up:not([hidden]), .tools > :not([hidden]), .booking')].map((other) => ['other', other.getBoundingClientRect()]);
      const small = boxes.filter(([, box]) => box.width < 43.5 || box.height < 43.5).map(([name]) => `${name} is small`);
      const out = boxes.filter(([, box]) => box.left < 0 || box.right > document.documentElement.clientWidth).map(([name]) => `${name} is beside the page`);
      const over = boxes.flatMap(([name, box], index) => [...boxes.slice(index + 1), ...others].filter(([, other]) => other.width > 0 && meets(box, other)).map(([other]) => `${name} lies over ${other}`));
      return [...small, ...out, ...over];
    });
    assert.deepEqual(faults.filter((fault) => !fault.endsWith('other') || width >= 700), [], `${width} × ${height}`);
  }
}, CHROMIUM]);

/** A finger on the screen, as the DevTools protocol sends it. */
const finger = (page, type, places) => page.engine.devTools('Input.dispatchTouchEvent', { type, touchPoints: places.map(({ x, y }, id) => ({ x, y, id })) });

async function paintByFinger(page, places, end = 'touchEnd') {
  await finger(page, 'touchStart', [places[0]]);
  for (const place of places.slice(1)) await finger(page, 'touchMove', [place]);
  await finger(page, end, []);
}

cases.push(['a finger paints, and the page does not scroll; with the brush put down it scrolls again', async (page, { engine }) => {
  await engine.viewport(390, 844);
  await page.open('/pain/');
  const touchAction = () => page.run(() => getComputedStyle(document.querySelector('svg[data-main]')).touchAction);
  assert.equal(await touchAction(), 'pan-y');
  await take(page);
  assert.equal(await touchAction(), 'none');
  const temple = await page.across('temple', 'right');
  const scrolled = await page.run(() => scrollY);
  await paintByFinger(page, [...temple, { x: temple[5].x, y: temple[5].y + 30 }]);
  await eventually(async () => assert.ok((await page.marked()).includes('temple right')));
  assert.equal(await page.run(() => scrollY), scrolled);
  await page.tap(control.paint);
  await eventually(async () => assert.equal(await touchAction(), 'pan-y'));
  const before = await page.marked();
  await paintByFinger(page, temple);
  await page.settle();
  assert.deepEqual(await page.marked(), before, 'nothing is painted any more');
}, CHROMIUM]);

cases.push(['what the system cancels was no stroke', async (page) => {
  await page.open('/pain/');
  await take(page);
  const temple = await page.across('temple', 'right');
  await finger(page, 'touchStart', [temple[0]]);
  for (const place of temple.slice(1)) await finger(page, 'touchMove', [place]);
  await eventually(async () => assert.ok(await page.paintAt(temple[2]) > 100));
  await finger(page, 'touchCancel', []);
  await eventually(async () => assert.equal(await page.paintAt(temple[2]), 0));
  assert.deepEqual(await page.marked(), []);
  await paintByFinger(page, temple);
  await marked(page, ['temple right']);
}, CHROMIUM]);

cases.push(['a second finger takes the stroke back and zooms', async (page) => {
  await page.open('/pain/');
  await take(page);
  const [{ x, y }] = await page.across('temple', 'right');
  const pinch = (apart) => [{ x: x - apart, y }, { x: x + apart, y }];
  await finger(page, 'touchStart', [pinch(20)[0]]);
  await finger(page, 'touchStart', pinch(20));
  for (const apart of [25, 32, 40, 50, 60]) await finger(page, 'touchMove', pinch(apart));
  await finger(page, 'touchEnd', []);
  await eventually(async () => assert.equal((await page.zoomed()).zoomed, true));
  assert.deepEqual(await page.marked(), []);
  await page.click(control.undo);
  assert.deepEqual(await page.marked(), [], 'there was no stroke to undo');
}, CHROMIUM]);

/** A pen that is pressed so hard, 0 to 1. */
async function paintByPen(page, places, force) {
  const send = (type, { x, y }, buttons) => page.engine.devTools('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: 1, pointerType: 'pen', force });
  await send('mousePressed', places[0], 1);
  for (const place of places.slice(1)) await send('mouseMoved', place, 1);
  await send('mouseReleased', places.at(-1), 0);
}

cases.push(['a pen paints, the wider the harder it is pressed; the slider says how wide that is', async (page) => {
  const widths = [];
  for (const [force, size] of [[0.1, 14], [0.5, 14], [1, 14], [0.5, 26]]) {
    await page.driver.get('about:blank');
    await page.open('/pain/');
    await take(page);
    await page.run((css, value) => { document.querySelector(css).value = value; }, control.brushSize, size);
    const line = (await page.across('neck', 'right')).slice(1, 5);
    await paintByPen(page, line, force);
    await eventually(async () => assert.match(await page.painted(), /neck/));
    const middle = line[2];
    let width = 0;
    while (await page.paintAt({ x: middle.x, y: middle.y + width }) > 100) width += 2;
    widths.push(width);
  }
  const [soft, even, hard, wide] = widths;
  assert.ok(soft > 0 && soft < even && even < hard && even < wide, widths.join(' '));
}, CHROMIUM]);

export default { cases };
