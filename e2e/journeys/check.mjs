// The check before booking: one question after the other, its results, and what they leave of the booking call on every page.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { CHECK_PAGE, CHROMIUM, control, eventually } from '../pages/map_page.mjs';

/** The questions, in their order. */
const QUESTIONS = ['sudden', 'signs', 'neck-artery', 'together', 'fifty', 'same-day', 'new', 'behaves', 'unexplained', 'health'];
const HEADINGS = { emergency: /medical help now/, doctor: /see a doctor before anyone treats your neck/, none: /No red flag/ };

const cases = [];

/** Answers the open question, and waits until the next screen stands with its heading focused. */
async function answer(page, what, next) {
  await page.tap(control.check(what));
  await eventually(async () => {
    const { screens, step, focused } = await page.check();
    assert.deepEqual({ screens, step, focused }, { screens: 1, step: next, focused: true });
  });
}

/** Answers with no until a question is open. */
async function goTo(page, question) {
  for (const next of QUESTIONS.slice(1, QUESTIONS.indexOf(question) + 1)) await answer(page, 'no', next);
}

cases.push(['from the map and back: an entry of its own, the map as it was, the answers kept', async (page) => {
  await page.open('/muscles/suboccipitals/?side=right');
  const before = await page.state();
  await page.tap(control.toCheck);
  await eventually(async () => assert.equal((await page.check())?.step, 'sudden'));
  assert.equal(await page.address(), CHECK_PAGE);
  assert.match(await page.run(() => document.title), /Before you book/);
  await eventually(async () => assert.ok((await page.check()).focused, 'the heading has the focus'));
  await answer(page, 'no', 'signs');
  assert.equal(await page.address(), CHECK_PAGE, 'an answer is in no address');
  await page.driver.navigate().back();
  await eventually(async () => assert.equal(await page.check(), null));
  assert.equal(await page.address(), '/muscles/suboccipitals/?side=right');
  assert.deepEqual(await page.state(), before);
  assert.match(await page.run(() => document.title), /^Suboccipital/);
  await page.driver.navigate().forward();
  await eventually(async () => assert.equal((await page.check())?.step, 'signs'));
  const stored = await page.run(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  assert.doesNotMatch(stored, /check|sudden|answer/, 'nothing is stored');
}]);

cases.push(['called twice before it comes it is still one step away from the map', async (page) => {
  await page.open('/muscles/suboccipitals/?side=right');
  await page.run((link) => [1, 2].forEach(() => document.querySelector(link).click()), control.toCheck);
  await eventually(async () => assert.equal((await page.check())?.step, 'sudden'));
  await page.settle();
  await page.tap(control.check('close'));
  await eventually(async () => assert.equal(await page.check(), null));
  assert.equal(await page.address(), '/muscles/suboccipitals/?side=right');
  // Closed is closed: forward is the map as well, and it can be opened anew.
  await eventually(async () => assert.equal(await page.run(() => history.state), null, 'the step back is done'));
  await page.driver.navigate().forward();
  await eventually(async () => assert.notEqual(await page.run(() => history.state), null, 'the step forward is done'));
  assert.equal(await page.check(), null);
  assert.equal(await page.address(), '/muscles/suboccipitals/?side=right');
  await page.tap(control.toCheck);
  await eventually(async () => assert.equal((await page.check())?.step, 'sudden'));
}]);

cases.push(['closed twice before it goes it leads to the map as it was, no step further', async (page) => {
  await page.open('/');
  await page.tap(control.listed('suboccipitals', 'right'));
  await page.tap(control.toCheck);
  await eventually(async () => assert.equal((await page.check())?.step, 'sudden'));
  await page.run((close) => [1, 2].forEach(() => document.querySelector(close).click()), control.check('close'));
  await eventually(async () => assert.equal(await page.check(), null));
  await page.settle();
  await page.settle();
  assert.deepEqual([await page.address(), await page.chosen()], ['/muscles/suboccipitals/?side=right', ['suboccipitals right']]);
}]);

cases.push(['closed where the browser keeps nothing before it, it leads to the map all the same', async (page) => {
  await page.open('/muscles/suboccipitals/?side=right');
  await page.tap(control.toCheck);
  await eventually(async () => assert.equal((await page.check())?.step, 'sudden'));
  // More entries than Chromium keeps: the oldest that it keeps is the check's own.
  await page.run(() => {
    for (let entry = 0; entry < 60; entry += 1) history.pushState(true, '', location.href);
    history.go(1 - history.length);
  });
  await page.settle();
  assert.equal(await page.address(), CHECK_PAGE);
  await page.tap(control.check('close'));
  await eventually(async () => assert.equal(await page.check(), null));
  assert.deepEqual([await page.address(), await page.chosen()], ['/muscles/suboccipitals/?side=right', ['suboccipitals right']]);
}, CHROMIUM]);

cases.push(['an emergency withdraws every way to the practice on every page, and clearing brings them back', async (page) => {
  await page.open('/');
  const ways = (await page.waysToPractice()).length;
  assert.ok(ways >= 3, 'book, phone, and the mail at the foot');
  await page.tap(control.toCheck);
  await eventually(async () => assert.equal((await page.check())?.step, 'sudden'));
  await page.tap(control.check('yes'));
  await eventually(async () => {
    const { result, urgency, heading, focused } = await page.check();
    assert.deepEqual({ result, urgency, focused }, { result: 'emergency', urgency: null, focused: true });
    assert.match(heading, HEADINGS.emergency);
  });
  assert.deepEqual(await page.waysToPractice(), []);
  const number = await page.run(() => document.querySelector('.check [data-emergency]').getAttribute('href'));
  assert.match(number, /^tel:\d+$/);
  await page.tap(control.check('close'));
  await eventually(async () => assert.equal(await page.check(), null));
  // Everything that the program shows: another diagram, a muscle, a point, the pain, an area.
  const places = [control.view('back'), control.region('suboccipitals', 'left'), control.start('pain'), control.side('left'), control.start('muscle')];
  for (const place of places) {
    await page.click(place);
    await page.settle();
    assert.deepEqual(await page.waysToPractice(), [], place);
    assert.ok(await page.run(() => document.querySelector('.booking [data-emergency]').getClientRects().length > 0), 'the number stands there');
  }
  for (let step = 0; step < 3; step += 1) {
    await page.driver.navigate().back();
    await page.settle();
    assert.deepEqual(await page.waysToPractice(), [], `${step + 1} back`);
  }
  await page.click(control.toCheck);
  await eventually(async () => assert.equal((await page.check())?.result, 'emergency'));
  await page.tap(control.check('clear'));
  await eventually(async () => assert.equal((await page.check())?.step, 'sudden'));
  await eventually(async () => assert.equal((await page.waysToPractice()).length, ways));
  assert.ok((await page.call()).includes('Book a session'));
}]);

cases.push(['a doctor first: how soon, why, and booking steps back', async (page) => {
  for (const [question, said, urgency] of [['fifty', 'yes', 'today'], ['sudden', 'not-sure', 'today'], ['new', 'yes', 'before-booking'], ['health', 'not-sure', 'before-booking']]) {
    await page.open(CHECK_PAGE);
    await goTo(page, question);
    await page.tap(control.check(said));
    for (let step = 0; step < 10 && !(await page.check()).result; step += 1) await page.tap(control.check('no'));
    const { result, urgency: soon, heading } = await page.check();
    assert.deepEqual([result, soon], ['doctor-first', urgency], question);
    assert.match(heading, HEADINGS.doctor);
    const reasons = await page.run(() => [...document.querySelectorAll('.check [data-if]')].filter((part) => part.getClientRects().length > 0).map((part) => part.dataset.if));
    assert.deepEqual(reasons, [question, `${question}:${said}`]);
    const call = await page.call();
    assert.ok(!call.includes('Book a session') && call.includes('Book later'), String(call));
    await page.tap(control.check('back'));
    await eventually(async () => assert.equal((await page.check()).result, null));
  }
}]);

cases.push(['none noticed: what to tell first turns the call into asking; by keyboard alone', async (page) => {
  await page.open(CHECK_PAGE);
  for (const [place, question] of QUESTIONS.entries()) {
    await eventually(async () => assert.equal((await page.check()).step, question));
    await page.tabTo(control.check('no'));
    await page.press(place % 2 ? Key.ENTER : Key.SPACE);
  }
  await eventually(async () => {
    const { result, heading, focused } = await page.check();
    assert.deepEqual({ result, focused }, { result: 'none-noticed', focused: true });
    assert.match(heading, HEADINGS.none);
  });
  assert.ok((await page.call()).includes('Book a session'));
  await page.tabTo(control.check('tick:blood-thinners'));
  await page.press(Key.SPACE);
  await eventually(async () => assert.deepEqual((await page.call()).slice(1), ['Ask before you book']));
  assert.equal(await page.run((css) => document.querySelector(css).getAttribute('aria-checked'), control.check('tick:blood-thinners')), 'true');
  assert.match(await page.run(() => document.querySelector('.check [role="status"]').innerText), /Ask before you book/);
  assert.match(await page.focused(), /tick:blood-thinners/, 'the focus stays');
  await page.press(Key.SPACE);
  await eventually(async () => assert.ok((await page.call()).includes('Book a session')));
}]);

cases.push(['opened by its own address, back from the first question leads to the map, in the same program', async (page) => {
  // Not the entry that a case before has made.
  await page.open('/');
  await page.open(CHECK_PAGE);
  assert.deepEqual(await page.check().then(({ screens, step }) => [screens, step]), [1, 'sudden']);
  await page.tap(control.check('close'));
  await eventually(async () => assert.equal(await page.check(), null));
  assert.equal(await page.address(), '/');
  await page.tap(control.region('sternocleidomastoid', 'right'));
  await eventually(async () => assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']));
}]);

cases.push(['without scripts, or without its program, it is the whole check as text', async (page) => {
  for (const condition of ['noScripts', 'wasmMissing', 'wasmRefused']) {
    await page.openStill(CHECK_PAGE, condition);
    await eventually(async () => assert.equal((await page.check()).step, 'text', condition));
    assert.equal(await page.run(() => [...document.querySelectorAll('.checking button')].length), 0, 'no dead button');
    const text = await page.run(() => document.querySelector('.check').innerText);
    for (const words of [/within five minutes/, /medical help now/, /comb your hair/, /painkillers on many days/, /No red flag/, /blood thinners/]) assert.match(text, words, condition);
    assert.ok((await page.call()).includes('Book a session'));
  }
}]);

cases.push(['where the screens cannot be fetched, its own page comes', async (page) => {
  await page.open('/', 'checkMissing');
  await page.tap(control.toCheck);
  await page.arrived(/^\/before-you-book\//);
  await page.ready();
  assert.equal((await page.check()).step, 'sudden');
}]);

cases.push(['on a phone a question fills the screen: three answers of 58 px at the thumb; on a tablet nothing needs scrolling', async (page, { engine }) => {
  for (const [width, height] of [[390, 844], [1180, 820], [320, 640]]) {
    await engine.viewport(width, height);
    await page.open(CHECK_PAGE);
    const answers = await page.run(() => [...document.querySelectorAll('.check .answers button')].map((button) => {
      const { top, bottom, height: high } = button.getBoundingClientRect();
      return { high, top, bottom };
    }));
    assert.equal(answers.length, 3);
    for (const { high } of answers) assert.ok(high >= 58, `${high}`);
    if (height > 640) assert.ok(answers[2].bottom <= height, `${width} × ${height}: the last answer ends at ${answers[2].bottom}`);
    if (width === 390) assert.ok(answers[0].top > height * 0.5, 'at the thumb');
    assert.ok(await page.run(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    await page.settle();
    assert.deepEqual((await page.watched()).shifts, [], `${width} × ${height}`);
  }
}, CHROMIUM]);

export default { cases };
