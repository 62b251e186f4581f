// From the pain: mark where it hurts, see which patterns include it and what the guide lists; what is kept, and what is not.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';

const SIDES = ['left', 'right'];

/** The areas that each diagram draws. */
const AREAS = {
  side: ['forehead', 'brow', 'behind-eye', 'temple', 'crown', 'back-of-head', 'behind-ear', 'ear', 'cheek', 'jaw', 'teeth', 'throat', 'neck', 'breastbone'],
  back: ['crown', 'back-of-head', 'behind-ear', 'ear', 'neck'],
  front: ['crown', 'forehead', 'brow', 'behind-eye', 'temple', 'ear', 'cheek', 'teeth', 'jaw', 'throat', 'neck', 'breastbone'],
};

/** The guide's lists of three areas, from the manual. */
const GUIDE = {
  temple: ['upper-trapezius', 'sternocleidomastoid', 'temporalis', 'splenius-cervicis', 'suboccipitals', 'semispinalis-capitis'],
  crown: ['sternocleidomastoid', 'splenius-capitis'],
  throat: ['sternocleidomastoid', 'digastric', 'medial-pterygoid'],
};

const cases = [];

cases.push(['the switch begins from the pain, on the skin, with an entry of its own; back leads to the muscles', async (page) => {
  await page.open('/');
  assert.deepEqual(await page.areas(), []);
  await page.tap(control.start('pain'));
  await eventually(async () => assert.equal(await page.address(), '/pain/'));
  assert.deepEqual(await page.areas(), AREAS.side.map((area) => `${area} right`).sort());
  assert.equal(await page.run(() => document.querySelector('.map').dataset.layer), 'skin');
  assert.deepEqual([await page.marked(), await page.candidates(), await page.guide()], [[], [], {}]);
  await page.driver.navigate().back();
  await eventually(async () => {
    assert.equal(await page.address(), '/');
    assert.deepEqual(await page.areas(), []);
    assert.equal(await page.run(() => document.querySelector('.map').dataset.layer), 'muscle');
  });
}]);

for (const [view, areas] of Object.entries(AREAS)) {
  cases.push([`${view}: every area on each side that is seen can be tapped, and tapped again`, async (page, { engine }) => {
    await page.open(`/pain/?view=${view}`);
    const sides = view === 'side' ? ['right'] : SIDES;
    const places = areas.flatMap((area) => sides.map((side) => `${area} ${side}`));
    assert.deepEqual(await page.areas(), [...places].sort());
    // How a tap is read is the same program everywhere: the other engines walk a part of the places.
    for (const place of engine.name === 'chromium' ? places : places.slice(0, 4)) {
      const [area, side] = place.split(' ');
      await page.tap(control.area(area, side));
      await eventually(async () => assert.deepEqual(await page.marked(), [place]));
      await page.tap(control.area(area, side));
      await eventually(async () => assert.deepEqual(await page.marked(), []));
    }
  }]);
}

cases.push(['marking replaces the fragment, and neither path, query nor history change', async (page) => {
  await page.open('/pain/?side=left');
  const entries = await page.run(() => history.length);
  await page.tap(control.area('temple', 'left'));
  await page.click(control.strong('temple', 'left'));
  await page.click(control.place('neck', 'right'));
  await page.click(control.word('throbbing'));
  await eventually(async () => assert.equal(await page.address(), '/pain/?side=left#v1&pain=temple.left.strong,neck.right.mild&words=throbbing&end'));
  assert.equal(await page.run(() => history.length), entries);
  await page.driver.navigate().refresh();
  await page.ready();
  assert.deepEqual(await page.marked(), ['neck right', 'temple left']);
  assert.equal(await page.run((css) => document.querySelector(css).getAttribute('aria-pressed'), control.strong('temple', 'left')), 'true');
  assert.equal(await page.run((css) => document.querySelector(css).getAttribute('aria-pressed'), control.word('throbbing')), 'true');
}]);

cases.push(['a name in the drawing stands out where what it names is marked: from the side, on the side that is seen', async (page) => {
  const standOut = () => page.run(() => [...document.querySelectorAll('.diagram[data-slot="main"] .names [data-marked]')]
    .filter((name) => name.checkVisibility() && name.getBoundingClientRect().width > 0).map((name) => name.textContent));
  await page.open('/pain/?side=right#v1&pain=temple.left.strong,brow.right.mild&end');
  assert.deepEqual(await standOut(), ['eyebrow']);
  await page.click(control.side('left'));
  await eventually(async () => assert.deepEqual(await standOut(), ['temple']));
  await page.click(control.place('brow', 'left'));
  await eventually(async () => assert.deepEqual((await standOut()).sort(), ['eyebrow', 'temple']));
  await page.click(control.view('front'));
  await eventually(async () => assert.deepEqual((await standOut()).sort(), ['eyebrow', 'temple']));
}]);

cases.push(['undo takes one step back, clear takes all, and undo brings all back', async (page) => {
  await page.open('/pain/');
  await page.click(control.place('temple', 'left'));
  await page.click(control.place('brow', 'left'));
  await page.click(control.undo);
  await eventually(async () => assert.deepEqual(await page.marked(), ['temple left']));
  await page.click(control.place('jaw', 'right'));
  await page.click(control.unmark);
  await eventually(async () => assert.deepEqual(await page.marked(), []));
  await page.click(control.undo);
  await eventually(async () => assert.deepEqual(await page.marked(), ['jaw right', 'temple left']));
}]);

for (const [name, key] of [['Space', Key.SPACE], ['Enter', Key.ENTER]]) {
  cases.push([`${name} marks the area that has the focus, arrows lead to the next, and the page does not scroll`, async (page) => {
    await page.open('/pain/');
    await page.tabTo('svg[data-main] [data-area]');
    const scrolled = await page.run(() => scrollY);
    await page.press(key);
    await eventually(async () => assert.equal((await page.marked()).length, 1));
    const [first] = await page.marked();
    const next = async () => page.run(() => `${document.activeElement.dataset.area} ${document.activeElement.dataset.side}`);
    assert.equal(await next(), first, 'the focus stays where it was');
    await page.press(Key.ARROW_DOWN);
    const second = await next();
    assert.notEqual(second, first);
    await page.press(key);
    await eventually(async () => assert.deepEqual(await page.marked(), [first, second].sort()));
    assert.equal(await page.run(() => scrollY), scrolled);
  }]);
}

cases.push(['each place is a control in the list, large enough for a finger', async (page) => {
  await page.open('/pain/');
  const places = AREAS.side.flatMap((area) => SIDES.map((side) => control.place(area, side)));
  const boxes = await page.run((all) => all.map((css) => document.querySelector(css).getBoundingClientRect().toJSON()), places);
  boxes.forEach(({ width, height }, index) => assert.ok(width >= 44 && height >= 44, `${places[index]}: ${width} × ${height}`));
}]);

cases.push(['a pattern that fits is laid over the marks, with an entry of its own; back takes it away and the marks stay', async (page) => {
  await page.open('/pain/?side=left');
  await page.tap(control.area('temple', 'left'));
  await page.tap(control.area('behind-eye', 'left'));
  await eventually(async () => assert.equal((await page.candidates())[0], 'suboccipitals left'));
  assert.ok((await page.candidates()).every((candidate) => candidate.endsWith('left')), 'sides never mix');
  await page.click(control.candidate(1));
  await eventually(async () => assert.match(await page.address(), /^\/pain\/\?side=left&with=suboccipitals:left#/));
  assert.ok((await page.zones()).some((zone) => zone.includes('side') && zone.includes('temple')), 'the pattern is drawn');
  assert.deepEqual(await page.marked(), ['behind-eye left', 'temple left']);
  await page.click(control.place('neck', 'left'));
  await page.driver.navigate().back();
  await eventually(async () => assert.match(await page.address(), /^\/pain\/\?side=left#.*neck\.left/));
  assert.deepEqual(await page.zones(), []);
  assert.deepEqual(await page.marked(), ['behind-eye left', 'neck left', 'temple left'], 'what was marked since then stays');
}]);

cases.push(['a pattern that is laid over the marks by key keeps the focus', async (page) => {
  await page.open('/pain/#v1&pain=temple.left.mild&end');
  await page.run((css) => document.querySelector(css).focus(), control.candidate(1));
  await page.press(Key.ENTER);
  await eventually(async () => assert.match(await page.address(), /with=/));
  await eventually(async () => assert.match(await page.focused(), /data-candidate="[^"]+"[^>]*aria-current="true"/));
}]);

cases.push(['the marks are still there after a look at a muscle, whose address does not tell them', async (page) => {
  await page.open('/pain/');
  await page.click(control.place('temple', 'right'));
  await page.click(control.place('behind-eye', 'right'));
  await page.click(control.candidate(1));
  await eventually(async () => assert.equal(await page.run(() => document.querySelectorAll('.candidates .about').length), 1));
  await page.tap('.candidates .about');
  await eventually(async () => assert.match(await page.address(), /^\/muscles\/suboccipitals\/\?side=right$/));
  await page.click(control.start('pain'));
  await eventually(async () => assert.match(await page.address(), /^\/pain\/#v1/));
  assert.deepEqual(await page.marked(), ['behind-eye right', 'temple right']);
}]);

cases.push(['toothache alone sends to a dentist, before the one muscle that the manual’s list has first', async (page) => {
  await page.open('/pain/teeth/');
  assert.ok((await page.candidates()).every((candidate) => candidate.startsWith('temporalis-')), 'no other pattern fits');
  const text = await page.run(() => document.querySelector('.from-pain').innerText);
  assert.match(text, /See a dentist first/);
}]);

cases.push(['what no pattern drawn here fits: it says so and shows no bar', async (page) => {
  await page.open('/pain/behind-eye/');
  assert.deepEqual(await page.candidates(), []);
  assert.match(await page.run(() => document.querySelector('.from-pain').innerText), /None of the patterns drawn here fits well/);
  assert.equal(await page.run(() => document.querySelectorAll('.candidates .bar').length), 0);
}]);

for (const [area, muscles] of Object.entries(GUIDE)) {
  cases.push([`/pain/${area}/ begins with it marked on both sides and lists the guide's muscles in its order`, async (page) => {
    await page.open(`/pain/${area}/`);
    assert.deepEqual(await page.marked(), [`${area} left`, `${area} right`]);
    assert.deepEqual(await page.guide(), { [area]: muscles });
    assert.equal(await page.address(), `/pain/${area}/`);
    assert.equal(await page.run(() => document.querySelectorAll('h1').length), 1);
    await page.click(control.place('ear', 'left'));
    await eventually(async () => assert.deepEqual(Object.keys(await page.guide()).sort(), [area, 'ear'].sort()));
    await page.openStill(`/pain/${area}/`, 'noScripts');
    assert.deepEqual(await page.guide(), { [area]: muscles }, 'without scripts too');
  }]);
}

cases.push(['who marks a temple always reads the line for people of 50 or over', async (page) => {
  await page.open('/pain/');
  const said = () => page.run(() => document.querySelector('.from-pain').innerText);
  assert.doesNotMatch(await said(), /50 or over/);
  await page.click(control.place('temple', 'left'));
  await eventually(async () => assert.match(await said(), /50 or over.*See a doctor today/s));
}]);

cases.push(['on phones the guide comes before the patterns where its first muscle is not a drawn one', async (page, { engine }) => {
  await engine.viewport(390, 844);
  const first = async (address) => {
    await page.open(address);
    return page.run(() => {
      const top = (css) => document.querySelector(css).getBoundingClientRect().top;
      return top('.from-pain .guide') < top('.from-pain .candidates') ? 'guide' : 'patterns';
    });
  };
  assert.equal(await first('/pain/ear/'), 'guide');
  assert.equal(await first('/pain/temple/'), 'patterns');
  await engine.viewport(1180, 820);
  assert.equal(await first('/pain/ear/'), 'patterns');
}, CHROMIUM]);

cases.push(['the fragment wins over the path, also where it says that nothing is marked', async (page) => {
  await page.open('/pain/temple/#v1&pain=jaw.left.strong&end');
  assert.deepEqual(await page.marked(), ['jaw left']);
  assert.equal(await page.address(), '/pain/temple/#v1&pain=jaw.left.strong&end');
  assert.ok((await page.candidates()).every((candidate) => candidate.endsWith(' left')), 'nothing of what was served is left');
  assert.deepEqual(Object.keys(await page.guide()), ['jaw']);
  await page.open('/pain/temple/#v1&pain=temple.left.mild,behind-eye.left.mild&end');
  const opened = await page.candidates();
  await page.open('/pain/');
  await page.click(control.place('temple', 'left'));
  await page.click(control.place('behind-eye', 'left'));
  await eventually(async () => assert.deepEqual(await page.candidates(), opened, 'the same as marked by hand'));
  await page.open('/pain/temple/#v1&end');
  assert.deepEqual(await page.marked(), []);
}]);

/** Fragments that no map wrote: what is kept of them. */
const BAD = {
  'of an older version': ['v0&pain=temple.left.strong&end', ['temple left']],
  'cut in half': ['v1&pain=temple.left.strong,brow.le', ['temple left']],
  'script text': ['v1&pain=<img src=x onerror=alert(1)>,temple.left.mild,"><script>alert(1)</script>&end', ['temple left']],
  'not UTF-8': ['v1&pain=%ff%fe.left.mild,ear.right.mild&end', ['ear right']],
  'very long': [`v1&pain=neck.left.mild,${'x'.repeat(50_000)}&end`, ['neck left']],
  'thousands of marks': [`v1&pain=${Array(3000).fill('crown.left.mild').join()}&end`, ['crown left']],
};

for (const [name, [fragment, kept]] of Object.entries(BAD)) {
  cases.push([`a fragment that is ${name}: what can be kept is kept, the rest is dropped with a sentence`, async (page) => {
    await page.open(`/pain/#${fragment}`);
    assert.deepEqual(await page.marked(), kept);
    assert.match(await page.run(() => document.querySelector('.notice').innerText), /could not be read/);
    const { errors, violations } = await page.watched();
    assert.deepEqual({ errors, violations }, { errors: [], violations: [] });
    assert.equal(await page.run(() => document.querySelectorAll('.atlas img, .atlas script').length), 0, 'nothing becomes markup');
  }]);
}

cases.push(['this device remembers only when asked, and forgets when asked', async (page) => {
  const kept = () => page.run(() => localStorage.getItem('marks'));
  await page.open('/pain/');
  await page.run(() => localStorage.removeItem('marks'));
  await page.click(control.place('temple', 'left'));
  assert.equal(await kept(), null);
  await page.click(control.remember);
  await page.click(control.place('neck', 'left'));
  await eventually(async () => assert.match(await kept(), /temple\.left.*neck\.left/));
  await page.driver.get('about:blank');
  await page.open('/pain/');
  assert.deepEqual(await page.marked(), ['neck left', 'temple left']);
  await page.click(control.forget);
  await eventually(async () => assert.deepEqual([await kept(), await page.marked()], [null, []]));
  await page.click(control.undo);
  assert.deepEqual(await page.marked(), [], 'what is forgotten cannot be brought back');
}]);

cases.push(['where the browser keeps nothing it says so and works on', async (page) => {
  await page.open('/pain/');
  await page.run(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await page.click(control.place('temple', 'left'));
  await page.click(control.remember);
  await eventually(async () => assert.match(await page.run(() => document.querySelector('.notice').innerText), /cannot keep anything/));
  assert.equal(await page.run((css) => document.querySelector(css).getAttribute('aria-checked'), control.remember), 'false');
  await page.click(control.place('brow', 'left'));
  await eventually(async () => assert.deepEqual(await page.marked(), ['brow left', 'temple left']));
}]);

cases.push(['the summary tells what was marked and looked at, and nothing else goes out', async (page, { proxies }) => {
  await page.open('/pain/');
  const before = proxies.requests.length;
  await page.click(control.place('temple', 'left'));
  await page.click(control.strong('temple', 'left'));
  await page.click(control.word('pressing'));
  await page.click(control.candidate(1));
  const summary = () => page.run(() => document.querySelector('.visit pre').textContent);
  await eventually(async () => assert.match(await summary(), /\d{4}-\d\d-\d\d[^]*Left: temple, strong[^]*pressing[^]*temporalis/));
  await page.click(control.copy);
  // The browser itself may look at the manifest's icon once a page has come to rest.
  const own = proxies.requests.slice(before).filter(({ engine, path }) => engine === page.engine.name && !path.startsWith('/icons/'));
  assert.deepEqual(own, []);
}]);

cases.push(['each step is said', async (page) => {
  await page.open('/pain/');
  await page.listen();
  await page.click(control.place('temple', 'left'));
  await eventually(async () => assert.deepEqual(await page.said(), ['Temple, your left side: marked']));
  await page.click(control.strong('temple', 'left'));
  await eventually(async () => assert.deepEqual(await page.said(), ['Temple, your left side: strong']));
}]);

export default { cases };
