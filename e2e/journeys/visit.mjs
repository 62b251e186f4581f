// What goes along to the appointment: the summary on the clipboard, and, where the practice takes one, with the booking link; never unasked.
import assert from 'node:assert/strict';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';

const needsElsewhere = true;
const cases = [];

const summary = (page) => page.run(() => document.querySelector('.visit pre').textContent);
const bookingLink = (page) => page.run(() => document.querySelector('.booking .book').getAttribute('href'));
const isOn = (page) => page.run((css) => document.querySelector(css).getAttribute('aria-checked'), control.send);

cases.push(['copy my summary: the clipboard holds what the page shows', async (page, { engine }) => {
  const { origin } = new URL(page.proxies.origins.watched);
  await engine.devTools('Browser.grantPermissions', { origin, permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
  await page.open('/pain/');
  await page.click(control.place('temple', 'left'));
  await page.click(control.strong('temple', 'left'));
  await page.click(control.word('pressing'));
  await eventually(async () => assert.match(await summary(page), /Left: temple, strong/));
  await page.tap(control.copy);
  await eventually(async () => assert.equal(await page.run(() => document.getElementById('copied').textContent), 'Copied.'));
  const copied = await page.driver.executeAsyncScript(function () {
    const done = arguments[arguments.length - 1];
    navigator.clipboard.readText().then(done, (error) => done(`not read: ${error}`));
  });
  assert.equal(copied, await summary(page));
  await page.click(control.place('neck', 'right'));
  await eventually(async () => assert.equal(await page.run(() => document.getElementById('copied').textContent), '', 'what was copied is no longer what it says'));
}, CHROMIUM]);

cases.push(['where a browser does not copy for a page, it says how to', async (page) => {
  await page.open('/pain/');
  await page.click(control.place('temple', 'left'));
  await page.run(() => { Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }); });
  await page.tap(control.copy);
  await eventually(async () => assert.match(await page.run(() => document.getElementById('copied').textContent), /Open the text below/));
}]);

cases.push(['a practice that takes no summary is offered none', async (page) => {
  await page.open('/pain/temple/');
  assert.equal(await page.run((css) => document.querySelectorAll(css).length, control.send), 0);
}]);

cases.push(['send this along: off at first, says what goes to whom, and the booking link carries it only while it is on', async (page, { elsewhere }) => {
  await page.driver.get('about:blank');
  await page.openAt(`${elsewhere}/pain/`);
  const plain = await bookingLink(page);
  await page.click(control.place('temple', 'left'));
  await page.click(control.word('throbbing'));
  await eventually(async () => assert.match(await summary(page), /temple/));
  assert.equal(await isOn(page), 'false');
  assert.equal(await bookingLink(page), plain, 'nothing goes along unasked');
  const said = await page.run((css) => document.querySelector(css).nextElementSibling.innerText, control.send);
  assert.match(said, /exactly the text above goes along.*\(booking\.example\)/);

  await page.click(control.send);
  await eventually(async () => assert.equal(await isOn(page), 'true'));
  const carried = async () => {
    const link = new URL(await bookingLink(page));
    assert.deepEqual([link.origin, link.pathname, link.searchParams.get('via')], ['https://booking.example', '/new', 'map']);
    return link.searchParams.get('note');
  };
  await eventually(async () => assert.equal(await carried(), await summary(page)));
  assert.doesNotMatch(await page.address(), /note|booking/, 'the page’s own address stays as it is');
  await page.click(control.place('jaw', 'right'));
  await eventually(async () => {
    assert.match(await carried(), /jaw/);
    assert.equal(await carried(), await summary(page), 'it follows what is marked');
  });

  await page.click(control.send);
  await eventually(async () => assert.equal(await bookingLink(page), plain));
  await page.click(control.send);
  await eventually(async () => assert.match(await carried(), /jaw/));
  await page.click(control.forget);
  await eventually(async () => assert.deepEqual([await isOn(page), await bookingLink(page)], ['false', plain]));
  await page.click(control.send);
  await page.driver.navigate().refresh();
  await page.ready();
  assert.deepEqual([await isOn(page), await bookingLink(page)], ['false', plain], 'off again when the page is loaded anew');
}, ['chromium', 'firefox']]);

cases.push(['an emergency takes the link with the summary away too', async (page, { elsewhere }) => {
  await page.driver.get('about:blank');
  await page.openAt(`${elsewhere}/pain/`);
  await page.click(control.place('temple', 'left'));
  await page.click(control.send);
  await eventually(async () => assert.match(await bookingLink(page), /booking\.example/));
  await page.click(control.toCheck);
  await eventually(async () => assert.ok(await page.check()));
  await page.click(control.check('yes'));
  await eventually(async () => assert.equal((await page.check())?.result, 'emergency'));
  assert.deepEqual(await page.waysToPractice(), []);
  assert.equal(await page.run(() => document.documentElement.outerHTML.includes('booking.example/new?note=temple') || !!document.querySelector('a[href*="booking.example"]')), false);
}, ['chromium', 'firefox']]);

export default { needsElsewhere, cases };
