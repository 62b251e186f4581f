// Session mode: explained in two taps, drawn on, kept until the next client, taken home.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import jsQR from 'jsqr';
import { assertNoFindingsInThemes } from '../harness/axe.mjs';
import { startEngine } from '../harness/engines.mjs';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';
import { SessionPage, desk } from '../pages/session_page.mjs';
import { POINTS, zoneLines } from '../expected/patterns.mjs';

const cases = [];

/** Adds a case that begins with an empty session. */
function session(title, run, engines) {
  cases.push([title, async (map, context) => {
    const page = new SessionPage(map.engine, map.proxies);
    await page.open('/credits/');
    await page.run(() => localStorage.clear());
    await page.open('/session/');
    try {
      await run(page, context);
    } finally {
      await page.driver.actions().clear?.();
      await page.run(() => localStorage.clear());
      // A page that is left keeps its session; this one must not.
      await page.driver.get('about:blank');
      await page.open('/credits/');
      await page.run(() => localStorage.clear());
    }
  }, engines]);
}

const SCM_MIDDLE = ['scm-sternal-middle', 'right'];

session('two taps say it: the muscle, the spot; side and name in large letters', async (page) => {
  assert.equal(await page.run(() => document.documentElement.dataset.mode), 'session');
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await eventually(async () => assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']));
  await page.tap(control.x(...SCM_MIDDLE));
  await eventually(async () => assert.deepEqual(await page.picked(), ['scm-sternal-middle right']));
  assert.deepEqual(await page.zones(), zoneLines(POINTS['scm-sternal-middle'].zones, 'right').sort());
  const said = await page.said();
  assert.match(said.join(' '), /Middle breastbone strand.*sternocleidomastoid.*Your right side.*When this spot is tender/);
  const size = await page.run(() => parseFloat(getComputedStyle(document.querySelector('.said h1')).fontSize));
  assert.ok(size >= 40, `the name is ${size} px large`);
  assert.equal(await page.address(), '/session/', 'nothing of it is in the address');
});

session('client’s view: the front diagram as in a mirror, so that their left is on their left', async (page) => {
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await page.tap(desk.clientsView);
  await eventually(async () => assert.equal(await page.mainView(), 'front'));
  const edge = (side) => page.run((css) => document.querySelector(`.diagram[data-slot="main"] .edge.${css}`).textContent, side);
  assert.equal(await edge('at-left'), 'Your left');
  await page.tap(desk.clientsView);
  await eventually(async () => assert.equal(await edge('at-left'), 'Your right'));
});

session('the map fills the screen; controls of 56 px; nothing scrolls', async (page, { engine }) => {
  for (const [width, height] of [[1180, 820], [820, 1180], ...(engine.hasDevTools ? [[1024, 768]] : [])]) {
    await engine.viewport(width, height);
    await page.settle();
    const small = await page.run(() => [...document.querySelectorAll('.strip :is(button, a), .map .switch a')].filter((control) => control.checkVisibility())
      .map((control) => [control.textContent, control.getBoundingClientRect().width, control.getBoundingClientRect().height])
      .filter(([, wide, high]) => wide < 56 || high < 56));
    assert.deepEqual(small, [], `${width}×${height}`);
    const scrolls = await page.run(() => [document.documentElement, document.querySelector('.strip')].map((box) => box.scrollHeight - box.clientHeight));
    assert.deepEqual(scrolls, [0, 0], `${width}×${height}: page and strip`);
    const plate = await page.run(() => document.querySelector('svg[data-main]').getBoundingClientRect().width / innerWidth);
    assert.ok(plate > 0.5, `${width}×${height}: the drawing takes ${plate} of the width`);
  }
});

session('a stroke appears where the hand was, and chooses nothing', async (page) => {
  await page.tap(desk.tool('pen'));
  const line = await page.line([0.4, 0.3], [0.6, 0.5]);
  await page.draw(line);
  assert.deepEqual(await page.strokes(), ['side 0 blue']);
  const box = await page.strokeBox(0);
  assert.ok(Math.abs(box.left - line[0][0]) < 4 && Math.abs(box.left + box.width - line.at(-1)[0]) < 4, JSON.stringify([box, line]));
  assert.deepEqual(await page.chosen(), []);
  await page.tap(desk.ink('red'));
  await page.draw(await page.line([0.3, 0.6], [0.6, 0.6]));
  assert.deepEqual(await page.strokes(), ['side 0 blue', 'side 1 red']);
});

session('undone to the beginning, done again to the end; cleared, and back', async (page) => {
  await page.tap(desk.tool('pen'));
  for (let row = 0; row < 4; row += 1) await page.draw(await page.line([0.35, 0.2 + row / 8], [0.6, 0.25 + row / 8], 5));
  await page.tap(desk.tool('erase'));
  await page.draw(await page.line([0.5, 0.15], [0.5, 0.3], 8));
  await eventually(async () => assert.equal((await page.strokes()).length, 3));
  await page.tap(desk.tool('clear'));
  const states = [];
  const undo = desk.tool('undo');
  const idle = (selector) => page.run((css) => document.querySelector(css).getAttribute('aria-disabled') === 'true', selector);
  while (!(await idle(undo))) {
    states.push(await page.strokes());
    await page.tap(undo);
    await page.settle();
  }
  assert.deepEqual(states.map((state) => state.length), [0, 3, 4, 3, 2, 1]);
  assert.deepEqual(await page.strokes(), []);
  for (const state of states.reverse()) {
    assert.ok(!(await idle(desk.tool('redo'))));
    await page.tap(desk.tool('redo'));
    await page.settle();
    assert.deepEqual(await page.strokes(), state);
  }
  assert.ok(await idle(desk.tool('redo')));
});

session('what is drawn keeps to its diagram, turns with the side, and grows with the plate', async (page, { engine }) => {
  await page.tap(desk.tool('pen'));
  await page.draw(await page.line([0.55, 0.3], [0.6, 0.4]));
  await page.tap(desk.tool('pen'));
  const right = await page.strokeBox(0);
  const plate = await page.run(() => { const { left, width } = document.querySelector('svg[data-main]').getBoundingClientRect(); return { left, width }; });
  await page.tap(control.side('left'));
  await eventually(async () => {
    const { left, top, width } = await page.strokeBox(0);
    const mirrored = 2 * plate.left + plate.width - right.left - right.width;
    assert.ok(Math.abs(left - mirrored) < 2 && Math.abs(top - right.top) < 2 && Math.abs(width - right.width) < 2, `${left} for ${mirrored}`);
  });
  assert.deepEqual(await page.strokes(), ['side 0 blue']);
  assert.match(await page.toldNow(), /has turned along/);
  // And what is drawn while the diagram is turned lies under the pen, and turns back with it.
  await page.tap(desk.tool('pen'));
  const line = await page.line([0.3, 0.5], [0.4, 0.6]);
  await page.draw(line);
  await page.tap(desk.tool('pen'));
  const turned = await page.strokeBox(1);
  assert.ok(Math.abs(turned.left - line[0][0]) < 4 && Math.abs(turned.left + turned.width - line.at(-1)[0]) < 4, JSON.stringify([turned, line]));
  await page.tap(control.side('right'));
  await eventually(async () => assert.ok(Math.abs((await page.strokeBox(1)).left - (2 * plate.left + plate.width - turned.left - turned.width)) < 2));
  assert.ok(Math.abs((await page.strokeBox(0)).left - right.left) < 2);
  await page.tap(control.view('back'));
  await eventually(async () => assert.equal(await page.mainView(), 'back'));
  const small = await page.strokeBox(0);
  assert.ok(small.width < right.width / 3, 'it is in the thumbnail of its diagram');
  await page.tap(control.view('side'));
  await eventually(async () => assert.equal(await page.mainView(), 'side'));
  if (!engine.hasDevTools) return;
  const { x, y } = { x: right.left + 5, y: right.top + 5 };
  await engine.devTools('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: -240, modifiers: 2 });
  await eventually(async () => assert.ok((await page.strokeBox(0)).width > right.width * 1.1, 'it is larger when the plate is'));
});

session('strokes on the mirrored front diagram lie under the pen', async (page) => {
  await page.tap(desk.clientsView);
  await eventually(async () => assert.equal(await page.mainView(), 'front'));
  await page.tap(desk.tool('pen'));
  const line = await page.line([0.3, 0.3], [0.4, 0.4]);
  await page.draw(line);
  const box = await page.strokeBox(0);
  assert.ok(Math.abs(box.left - line[0][0]) < 4, JSON.stringify([box, line]));
});

session('a finger draws; beside a pen it rests; pressure makes the line wider', async (page, { engine }) => {
  await page.tap(desk.tool('pen'));
  const touch = (type, x, y) => engine.devTools('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const stroke = await page.line([0.4, 0.3], [0.5, 0.3], 4);
  await touch('touchStart', ...stroke[0]);
  for (const place of stroke.slice(1)) await touch('touchMove', ...place);
  await touch('touchEnd');
  await eventually(async () => assert.deepEqual(await page.strokes(), ['side 0 blue']));
  const pen = (type, [x, y], force) => engine.devTools('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: 1, clickCount: 1, pointerType: 'pen', force });
  const drawn = async (row, force) => {
    const line = await page.line([0.4, row], [0.55, row], 6);
    await pen('mousePressed', line[0], force);
    for (const place of line.slice(1)) await pen('mouseMoved', place, force);
    await pen('mouseReleased', line.at(-1), 0);
    await page.settle();
  };
  await drawn(0.45, 0.1);
  await drawn(0.55, 0.95);
  assert.deepEqual(await page.strokes(), ['side 0 blue', 'side 1 blue', 'side 2 blue']);
  const [light, hard] = [await page.strokeBox(1), await page.strokeBox(2)];
  assert.ok(hard.height > light.height * 1.3, `${light.height} and ${hard.height} px`);
  await touch('touchStart', ...stroke[0]);
  for (const place of stroke.slice(1)) await touch('touchMove', ...place);
  await touch('touchEnd');
  await page.settle();
  assert.equal((await page.strokes()).length, 3, 'the hand that holds the pen drew nothing');
}, CHROMIUM);

session('reload in the middle of a stroke: everything is back, and it is said', async (page) => {
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await page.tap(control.x(...SCM_MIDDLE));
  await page.tap(desk.tool('pen'));
  await page.draw(await page.line([0.4, 0.3], [0.5, 0.35]));
  await page.draw(await page.line([0.4, 0.5], [0.55, 0.5]), { lift: false });
  await page.driver.navigate().refresh();
  await page.ready();
  await page.driver.actions().clear();
  await eventually(async () => assert.deepEqual(await page.strokes(), ['side 0 blue', 'side 1 blue']));
  assert.deepEqual(await page.picked(), ['scm-sternal-middle right']);
  assert.match(await page.toldNow(), /^Back as it was left at .*\d/);
  await page.tap(desk.tool('undo'));
  await eventually(async () => assert.deepEqual(await page.strokes(), ['side 0 blue'], 'what can be undone is kept too'));
});

session('next client: held, it empties everything and leaves no trace in any store', async (page) => {
  const entries = await page.run(() => history.length);
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await page.tap(desk.findings);
  await page.tap(desk.inLeaf('tender'));
  await page.run((css) => document.querySelector(css).focus(), desk.note);
  await page.press(...'slowly');
  await page.tap(desk.shut);
  await page.tap(desk.tool('pen'));
  await page.draw(await page.line([0.4, 0.3], [0.5, 0.35]));
  assert.match(await page.kept(), /^session 1\n/);
  await page.tap(desk.next);
  assert.match(await page.toldNow(), /Hold/);
  assert.equal((await page.strokes()).length, 1, 'a tap empties nothing');
  // Another button has the focus, as in a session; it loses it to the one that is held.
  await page.tap(desk.tool('hand'));
  await page.tap(desk.tool('hand'));
  await page.hold(desk.next);
  await eventually(async () => assert.deepEqual(await page.strokes(), []));
  assert.deepEqual([await page.chosen(), await page.zones()], [[], []]);
  await eventually(async () => assert.deepEqual(await page.stores(), []));
  assert.doesNotMatch(await page.run(() => document.documentElement.outerHTML), /slowly|take-home=1|, your right side: tender/, 'nor in the page');
  assert.equal(await page.run(() => history.length), entries, 'nor in the history');
  await page.driver.navigate().refresh();
  await page.ready();
  assert.deepEqual([await page.strokes(), await page.chosen(), await page.stores()], [[], [], []]);
  // What may be said is that the screen does not stay awake here, as in WebKitGTK.
  assert.doesNotMatch(await page.toldNow(), /Back as it was left/);
  await page.tap(desk.findings);
  assert.equal(await page.run((css) => document.querySelector(css).value, desk.note), '');
  assert.ok(await page.run(() => document.querySelector('[data-do="undo"]').ariaDisabled === 'true'), 'nothing comes back by undo');
});

session('next client by a switch or a key: it asks, since they cannot hold', async (page) => {
  await page.click(control.region('suboccipitals', 'right'));
  await eventually(async () => assert.match(await page.kept(), /suboccipitals/));
  await page.click(desk.next);
  await eventually(async () => assert.ok(await page.run(() => document.querySelector('[data-name="confirm"]').checkVisibility())));
  await page.click(desk.inLeaf('shut'));
  assert.deepEqual(await page.chosen(), ['suboccipitals right']);
  await page.click(desk.next);
  await page.click('[data-name="confirm"] [data-do="empty"]');
  await eventually(async () => assert.deepEqual([await page.chosen(), await page.stores()], [[], []]));
});

session('after 15 minutes the screen is covered and asks; after 12 hours it is emptied', async (page) => {
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await page.later(14);
  await page.settle();
  assert.ok(!(await page.run(() => document.querySelector('.cover').checkVisibility())));
  await page.later(2);
  await eventually(async () => assert.ok(await page.run(() => document.querySelector('.cover').checkVisibility())));
  assert.ok(!(await page.run(() => document.querySelector('svg[data-main]').checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }))));
  assert.ok(await page.run(() => [...document.querySelectorAll('.strip, .said')].every((part) => part.inert)), 'nothing behind it can be reached');
  await page.tap(desk.goOn);
  await eventually(async () => assert.ok(!(await page.run(() => document.querySelector('.cover').checkVisibility()))));
  assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']);
  await page.later(13 * 60);
  await eventually(async () => assert.deepEqual([await page.chosen(), await page.stores()], [[], []]));
  assert.match(await page.toldNow(), /twelve hours/);
});

session('findings are noted in few taps, and stand in what goes home', async (page) => {
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await page.tap(control.x(...SCM_MIDDLE));
  await page.tap(desk.findings);
  await page.tap(desk.inLeaf('amount:7'));
  await page.tap(desk.inLeaf('familiar'));
  await page.tap(desk.inLeaf('joint:left:little'));
  await page.run((css) => document.querySelector(css).focus(), desk.note);
  await page.press(...'turn slowly');
  await eventually(async () => {
    const home = await page.run(() => document.querySelector('.at-home').textContent);
    assert.match(home, /What your therapist felt today/);
    assert.match(home, /Middle breastbone strand, your right side: tender, 7 of 10; you knew this pain/);
    assert.match(home, /What your therapist felt today \(feeling joint range is not very reliable\)[^]*your left side: a little restricted\./);
    assert.match(home, /turn slowly/);
  });
  await page.driver.navigate().refresh();
  await page.ready();
  await page.tap(desk.findings);
  assert.equal(await page.run((css) => document.querySelector(css).value, desk.note), 'turn slowly');
  assert.ok(await page.run(() => document.querySelector('[data-do="amount:7"]').ariaPressed === 'true'));
});

/** The pages of a PDF, and the sizes that it is printed on, in inches. */
const pagesOf = (pdf) => Buffer.from(pdf, 'base64').toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
const PAPERS = { A4: [8.27, 11.69], Letter: [8.5, 11] };

session('printed it is one page, of A4 and of Letter, however much was found and drawn', async (page, { engine }) => {
  const onOnePage = async (what) => {
    for (const [name, [paperWidth, paperHeight]] of Object.entries(PAPERS)) {
      const { data } = await engine.devTools('Page.printToPDF', { paperWidth, paperHeight, printBackground: true });
      await writeFile(new URL(`../../target/e2e/take-home-${what}-${name}.pdf`, import.meta.url), data, 'base64');
      assert.equal(pagesOf(data), 1, `${what} on ${name}`);
    }
  };
  await onOnePage('empty');
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await page.tap(control.x(...SCM_MIDDLE));
  await page.tap(desk.findings);
  await page.tap(desk.inLeaf('amount:7'));
  await page.tap(desk.inLeaf('familiar'));
  await page.tap(desk.inLeaf('joint:left:little'));
  await page.tap(desk.shut);
  await page.tap(desk.tool('pen'));
  await page.draw(await page.line([0.4, 0.3], [0.6, 0.6]));
  await page.tap(desk.tool('pen'));
  await onOnePage('common');
  // Every spot on both sides, and all of the rest: far more than a session finds.
  for (const muscle of ['sternocleidomastoid', 'suboccipitals']) {
    for (const side of ['right', 'left']) {
      await page.click(`[data-act="side:${side}"]`);
      await page.click(control.view(muscle === 'suboccipitals' ? 'back' : 'side'));
      await page.settle();
      await page.click(control.region(muscle, side));
      await page.settle();
      const points = await page.run((of) => [...new Set([...document.querySelectorAll(`svg[data-main] [data-trigger-point][data-side="${of}"]`)].map(({ dataset }) => dataset.triggerPoint))], side);
      for (const point of points) {
        await page.click(control.x(point, side));
        await page.settle();
        await page.click('[data-name="findings"] [data-do="familiar"]');
      }
    }
  }
  await page.tap(desk.findings);
  await page.tap(desk.inLeaf('joint:right:much'));
  await page.run((css) => document.querySelector(css).focus(), desk.note);
  await page.press(...'turn slowly, rest, warmth, then again '.repeat(5).slice(0, 160));
  await page.tap(desk.shut);
  const tender = await page.run(() => document.querySelectorAll('.at-home li').length);
  assert.ok(tender > 15, `${tender} lines`);
  await onOnePage('everything');
}, CHROMIUM);

session('the code, read by a camera, opens the same on another device, and is gone from the address', async (page, { engine }) => {
  await page.tap(control.side('left'));
  await page.tap(control.region('sternocleidomastoid', 'left'));
  await page.tap(control.x('scm-sternal-middle', 'left'));
  await page.tap(desk.tool('pen'));
  await page.draw(await page.line([0.3, 0.3], [0.5, 0.5]));
  await page.tap(desk.findings);
  await page.tap(desk.inLeaf('tender'));
  await page.tap(desk.takeHome);
  await eventually(async () => assert.ok(await page.run(() => document.querySelector('.leaf .code svg'))));
  const { size, pixels } = await page.codePixels();
  const read = jsQR(Uint8ClampedArray.from(pixels), size, size);
  assert.ok(read, 'the code can be read');
  assert.match(read.data, /\/session\/#take-home=1\./);
  assert.equal(read.data, await page.run(() => document.querySelector('[data-link]').dataset.link));
  const shown = await page.state();
  const stroke = await page.run(() => document.querySelector('[data-stroke]').getAttribute('data-ink'));

  const other = await startEngine(engine.name);
  try {
    await other.viewport(...(engine.hasDevTools ? [390, 844] : [820, 1180]));
    const phone = new SessionPage(other, page.proxies);
    await other.driver.get(read.data);
    await phone.ready();
    assert.equal(await phone.address(), '/session/');
    assert.equal(await phone.run(() => document.documentElement.dataset.mode), 'visitor');
    assert.deepEqual(await phone.state(), shown);
    assert.deepEqual(await phone.picked(), ['scm-sternal-middle left']);
    assert.deepEqual(await phone.strokes(), [`side 0 ${stroke}`]);
    assert.match(await phone.run(() => document.querySelector('.at-home').innerText), /From your session[^]*Middle breastbone strand, your left side[^]*tender, 5 of 10[^]*When to see a doctor/);
    assert.match(await phone.toldNow(), /kept nowhere/);
    assert.deepEqual(await phone.stores(), []);
    assert.ok(!(await phone.run(() => document.querySelector('.strip').checkVisibility())), 'it is no session');
    await other.driver.navigate().refresh();
    await phone.ready();
    assert.deepEqual(await phone.strokes(), [], 'read once');
  } finally {
    await other.stop();
  }
});

session('too much for a code: it says so and offers the picture', async (page) => {
  await page.tap(desk.tool('pen'));
  for (let row = 0; row < 12; row += 1) {
    const zigzag = await page.line([0.2, 0.1 + row / 16], [0.8, 0.1 + row / 16], 60);
    await page.draw(zigzag.map(([x, y], step) => [x, y + (step % 2) * 14]));
  }
  await page.tap(desk.takeHome);
  await eventually(async () => assert.match(await page.run(() => document.querySelector('[data-name="take-home"]').textContent), /Too much is drawn/));
  assert.ok(await page.run(() => document.querySelector('.leaf .code svg') === null));
  assert.ok(await page.run(() => document.querySelector('[data-name="take-home"] [data-do="picture"]').checkVisibility()));
}, CHROMIUM);

for (const [side, theme] of ['light', 'dark', 'dim'].flatMap((theme) => [['right', theme], ['left', theme]])) {
  session(`the picture is what is on the screen: ${side} side, ${theme}`, async (page, { engine }) => {
    await page.run((name) => { document.documentElement.dataset.theme = name; }, theme);
    // At the picture's own scale where the engine can be told it; else at the screen's.
    const [width, height] = [1180, 820];
    const [scale, dots] = engine.hasDevTools ? [2, 2] : [1, 1];
    if (engine.hasDevTools) await engine.devTools('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: dots, mobile: false });
    await page.tap(control.side(side));
    await page.tap(control.region('sternocleidomastoid', side));
    await page.tap(control.x('scm-sternal-middle', side));
    await page.tap(desk.tool('pen'));
    await page.draw(await page.line([0.4, 0.3], [0.6, 0.6]));
    await page.tap(desk.ink('red'));
    await page.draw(await page.line([0.3, 0.2], [0.4, 0.5]));
    // Away from the drawing, where no pointer lights anything.
    await page.tap(desk.tool('pen'));
    await page.catchPictures();
    await page.tap(desk.takeHome);
    await page.tap(desk.inLeaf('picture'));
    const picture = await page.picture();
    if (engine.name === 'webkit') {
      // WebKitGTK's driver does not answer when it is asked for a screenshot of this page: the picture is looked at by itself.
      const { wide, high, inks } = await page.driver.executeAsyncScript(coloursOf, picture);
      const frame = await page.run(() => { const { width: w, height: h } = document.querySelector('.diagram[data-slot="main"]').getBoundingClientRect(); return [w, h]; });
      assert.ok(Math.abs(wide - 2 * frame[0]) <= 2 && high > 2 * frame[1], `${wide}×${high}`);
      assert.ok(inks.every((count) => count > 300), `muscle, blue, red: ${inks} pixels`);
      return;
    }
    await page.tap(desk.shut);
    await page.run(() => document.activeElement.blur());
    // What stands over the drawing and is not of it.
    await page.run(() => document.querySelectorAll('.said, .tools, .legend, .sides, .layers, .told, .diagram:not([data-slot="main"])').forEach((part) => { part.style.visibility = 'hidden'; }));
    await page.run(() => document.getAnimations().forEach((animation) => animation.finish()));
    await page.settle();
    const screen = await page.driver.takeScreenshot();
    const differ = await page.driver.executeAsyncScript(compare, picture, screen, scale, dots);
    assert.ok(differ.compared > 100_000, `${differ.compared} pixels compared`);
    assert.ok(differ.share < 0.005, `${(differ.share * 100).toFixed(2)} % of the pixels differ`);
  }, theme === 'light' ? undefined : CHROMIUM);
}

/** In the page: the picture's size, and how many of its pixels are of the chosen muscle, the blue and the red ink. */
function coloursOf(picture) {
  const done = arguments[arguments.length - 1];
  const image = new Image();
  image.onload = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const wanted = [[0x46, 0x25, 0x6b], [0x12, 0x30, 0x3f], [0xa0, 0x12, 0x08]];
    const inks = [0, 0, 0];
    for (let at = 0; at < data.length; at += 4) {
      wanted.forEach((colour, which) => { if (colour.every((value, channel) => Math.abs(value - data[at + channel]) < 6)) inks[which] += 1; });
    }
    done({ wide: image.width, high: image.height, inks });
  };
  image.src = `data:image/png;base64,${picture}`;
}

/** In the page: the share of pixels of the large diagram that differ by more than 32 of 255; text left out. */
function compare(picture, screen, scale, dots) {
  const done = arguments[arguments.length - 1];
  const load = (data) => new Promise((resolve) => { const image = new Image(); image.onload = () => resolve(image); image.src = `data:image/png;base64,${data}`; });
  Promise.all([load(picture), load(screen)]).then(([made, shot]) => {
    const frame = document.querySelector('.diagram[data-slot="main"]').getBoundingClientRect();
    // The picture begins on a whole CSS px, as the page puts it there.
    const [width, height] = [frame.width, frame.height].map((length) => Math.floor(Math.floor(length) * scale));
    const pixels = (draw) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.imageSmoothingQuality = 'high';
      draw(context);
      return context.getImageData(0, 0, width, height).data;
    };
    const a = pixels((context) => context.drawImage(made, 0, 0, (made.width * scale) / 2, (made.height * scale) / 2));
    const b = pixels((context) => context.drawImage(shot, -Math.floor(frame.left) * scale, -Math.floor(frame.top) * scale, (shot.width * scale) / dots, (shot.height * scale) / dots));
    const texts = [...document.querySelectorAll('svg[data-main] text, .diagram[data-slot="main"] .edge')].map((text) => text.getBoundingClientRect());
    const left = (x, y) => texts.some((text) => x > text.left - 3 && x < text.right + 3 && y > text.top - 3 && y < text.bottom + 3);
    let [compared, differ] = [0, 0];
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        if (left(frame.left + x / scale, frame.top + y / scale)) continue;
        compared += 1;
        const at = (y * width + x) * 4;
        if ([0, 1, 2].some((channel) => Math.abs(a[at + channel] - b[at + channel]) > 32)) differ += 1;
      }
    }
    done({ compared, share: differ / compared });
  });
}

session('a session from a newer version is left as it is, and it is said', async (page) => {
  await page.run(() => localStorage.setItem('session', 'session 9\nwhatever'));
  await page.open('/session/');
  assert.match(await page.toldNow(), /newer version/);
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await eventually(async () => assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']));
  assert.equal(await page.kept(), 'session 9\nwhatever');
});

session('a damaged session comes back as far as it can, and it is said', async (page) => {
  await page.tap(desk.tool('pen'));
  await page.draw(await page.line([0.4, 0.3], [0.5, 0.35]));
  await page.draw(await page.line([0.4, 0.5], [0.5, 0.55]));
  await eventually(async () => assert.match(await page.kept(), /\nn 2\n/));
  const kept = (await page.kept()).split('\n');
  const stroke = kept.findIndex((line) => line.startsWith('d '));
  kept[stroke] = `d x${kept[stroke].slice(3)}`;
  await page.driver.get('about:blank');
  await page.open('/credits/');
  await page.run((text) => localStorage.setItem('session', text), kept.join('\n'));
  await page.open('/session/');
  assert.equal((await page.strokes()).length, 1);
  assert.match(await page.toldNow(), /Part of what was kept could not be read/);
});

session('a full store: it is said, and nothing drawn is lost', async (page) => {
  await page.run(() => { (window.wrappedJSObject ?? window).Storage.prototype.setItem = () => { throw new Error('full'); }; });
  await page.tap(desk.tool('pen'));
  await page.draw(await page.line([0.4, 0.3], [0.5, 0.35]));
  assert.match(await page.toldNow(), /keep nothing, or has no room/);
  assert.deepEqual(await page.strokes(), ['side 0 blue']);
});

session('a damaged link and one from a newer version each get their sentence', async (page) => {
  for (const [fragment, sentence] of [['take-home=1.AAAA', /damaged, or was cut short/], ['take-home=7.AAAA', /newer version/]]) {
    await page.driver.get('about:blank');
    await page.open(`/session/#${fragment}`);
    assert.match(await page.toldNow(), sentence);
    assert.equal(await page.address(), '/session/');
  }
});

session('the card before the neck is touched is one tap away', async (page) => {
  await page.tap(desk.card);
  await eventually(async () => assert.match(await page.run(() => document.querySelector('#before').innerText), /Call for help now[^]*sudden headache[^]*blood thinners[^]*between finger and thumb/));
  await page.press('\uE00C');
  await eventually(async () => assert.ok(!(await page.run(() => document.querySelector('#before').checkVisibility()))));
});

session('left-handed: the strip stands at the other edge, after a reload too', async (page) => {
  const left = () => page.run(() => document.querySelector('.strip').getBoundingClientRect().left);
  assert.ok((await left()) > 500);
  await page.tap(desk.tool('hand'));
  await eventually(async () => assert.equal(await left(), 0));
  await page.driver.navigate().refresh();
  await page.ready();
  assert.equal(await left(), 0);
});

session('axe finds nothing, in any state and theme', async (page) => {
  await assertNoFindingsInThemes(page, 'empty');
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await page.tap(control.x(...SCM_MIDDLE));
  await page.tap(desk.tool('pen'));
  await page.draw(await page.line([0.4, 0.3], [0.6, 0.5]));
  await assertNoFindingsInThemes(page, 'drawing');
  await page.tap(desk.tool('pen'));
  for (const open of [desk.findings, desk.takeHome, desk.card]) {
    await page.tap(open);
    await page.settle();
    if (open === desk.findings) {
      await page.tap(desk.inLeaf('amount:7'));
      await page.tap(desk.inLeaf('familiar'));
      await page.settle();
    }
    await assertNoFindingsInThemes(page, open);
    await page.tap(desk.shut);
  }
  await page.later(16);
  await page.settle();
  await assertNoFindingsInThemes(page, 'covered');
}, CHROMIUM);

/** axe goes through the whole page many times in a case, s. */
const limit = () => 300;

export default { cases, limit };
