// Session mode on devices that have what it asks for, that lack it, and that refuse it: each has its calm way on, and a sentence.
import assert from 'node:assert/strict';
import { Host } from '../harness/host.mjs';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';
import { SessionPage, desk } from '../pages/session_page.mjs';

const cases = [];

/** What each page has from the start: `did` writes down, where `deeds` finds it in every engine, what the page asked the device for. */
const DID = `const did = (deed) => {
  const { dataset } = document.documentElement;
  dataset.did = [...(dataset.did ?? '').split(' ').filter(Boolean), deed].join(' ');
};`;
const deeds = (page) => page.run(() => (document.documentElement.dataset.did ?? '').split(' ').filter(Boolean));

/** A case on a device of its own: `device` is what a script does before the page begins. */
function onDevice(title, device, run, engines) {
  cases.push([title, async (map, context) => {
    const host = await Host.start(context.base);
    host.first = `{ ${DID} ${device} }`;
    const page = new SessionPage(map.engine, map.proxies);
    try {
      await page.openAt(`${host.origin}/session/`);
      await run(page, host, context);
    } finally {
      // A page that is left keeps its session; this origin is not used again.
      await page.driver.get('about:blank');
      host.stop();
    }
  }, engines]);
}

/** A property that every object of a kind has, as the page sees it. */
const has = (kind, name, value) => `Object.defineProperty(${kind}, '${name}', { configurable: true, writable: true, value: ${value} });`;
const refuse = (name) => `() => Promise.reject(new DOMException('It may not be.', '${name}'))`;

/** A stroke, and that it is there: whatever the device lacks, drawing goes on. */
async function drawn(page, from = 0.3) {
  await page.tap(desk.tool('pen'));
  const before = (await page.strokes()).length;
  await page.draw(await page.line([0.4, from], [0.55, from + 0.1]));
  assert.equal((await page.strokes()).length, before + 1);
  await page.tap(desk.tool('pen'));
}

// Awake

onDevice('the screen is kept awake, and asked for again when the page is back', `
  const held = [];
  ${has('Navigator.prototype', 'wakeLock', "{ request: async (kind) => { did('awake:' + kind); held.push({ released: false }); return held.at(-1); } }")}
  addEventListener('let-go', () => held.forEach((one) => { one.released = true; }));
`, async (page) => {
  await eventually(async () => assert.deepEqual(await deeds(page), ['awake:screen']));
  assert.equal(await page.toldNow(), '');
  await drawn(page);
  await page.tap(desk.findings);
  await page.tap(desk.shut);
  assert.deepEqual(await deeds(page), ['awake:screen'], 'asked for once as long as it holds');
  await page.run(() => { dispatchEvent(new Event('let-go')); document.dispatchEvent(new Event('visibilitychange')); });
  await eventually(async () => assert.deepEqual(await deeds(page), ['awake:screen', 'awake:screen']));
});

const ASLEEP = {
  'without a wake lock': has('Navigator.prototype', 'wakeLock', 'undefined'),
  'with a low battery, which refuses it': has('Navigator.prototype', 'wakeLock', `{ request: ${refuse('NotAllowedError')} }`),
};
for (const [which, device] of Object.entries(ASLEEP)) {
  onDevice(`a device ${which}: it is said, and everything works`, device, async (page) => {
    await eventually(async () => assert.match(await page.toldNow(), /cannot keep the screen awake/));
    await drawn(page);
    assert.equal(await page.toldNow(), '', 'said once');
  });
}

// The whole screen

onDevice('full screen: the whole page takes it', has('Element.prototype', 'requestFullscreen', "async function ask() { did('full:' + this.localName); }"), async (page) => {
  await page.tap(desk.tool('full'));
  await eventually(async () => assert.deepEqual(await deeds(page), ['full:html']));
  assert.doesNotMatch(await page.toldNow(), /full screen/);
});

onDevice('full screen, by the browser itself, and back', '', async (page) => {
  const whole = () => page.run(() => document.fullscreenElement === document.documentElement);
  await page.tap(desk.tool('full'));
  await eventually(async () => assert.ok(await whole()));
  await page.tap(desk.tool('full'));
  await eventually(async () => assert.ok(!(await whole())));
}, CHROMIUM);

const SMALL = {
  'without full screen': "delete Element.prototype.requestFullscreen; delete Element.prototype.webkitRequestFullscreen;",
  'that refuses full screen': has('Element.prototype', 'requestFullscreen', refuse('TypeError')),
};
for (const [which, device] of Object.entries(SMALL)) {
  onDevice(`a device ${which}: it is said, and everything works`, device, async (page) => {
    await page.tap(desk.tool('full'));
    await eventually(async () => assert.match(await page.toldNow(), /no full screen/));
    await drawn(page);
  });
}

// The picture

/** Downloads are written down, not made. */
const NO_DOWNLOADS = "HTMLAnchorElement.prototype.click = function click() { did('download:' + this.download); };";
const SHEET = (share) => NO_DOWNLOADS
  + has('Navigator.prototype', 'canShare', "({ files }) => files.length === 1 && files[0].type === 'image/png' && files[0].size > 10_000")
  + has('Navigator.prototype', 'share', share);
const PICTURES = [
  ['goes through the share sheet', SHEET("async ({ files }) => did('share:' + files[0].name)"), ['share:neck-and-head.png']],
  ['is not made twice where the share sheet is closed again', SHEET(`({ files }) => { did('share:' + files[0].name); return (${refuse('AbortError')})(); }`), ['share:neck-and-head.png']],
  ['is downloaded where the share sheet refuses', SHEET(refuse('NotAllowedError')), ['download:neck-and-head.png']],
  ['is downloaded where there is no share sheet', NO_DOWNLOADS + has('Navigator.prototype', 'canShare', 'undefined') + has('Navigator.prototype', 'share', 'undefined'), ['download:neck-and-head.png']],
];
for (const [what, device, expected] of PICTURES) {
  onDevice(`the picture ${what}`, device, async (page) => {
    await drawn(page);
    await page.tap(desk.takeHome);
    await page.tap(desk.inLeaf('picture'));
    await eventually(async () => assert.deepEqual(await deeds(page), expected));
    assert.doesNotMatch(await page.toldNow(), /picture/);
  });
}

onDevice('a picture that cannot be made: it is said', has('HTMLCanvasElement.prototype', 'toBlob', '(give) => give(null)'), async (page) => {
  await drawn(page);
  await page.tap(desk.takeHome);
  await page.tap(desk.inLeaf('picture'));
  await eventually(async () => assert.match(await page.toldNow(), /picture could not be made here\. Print the page instead/));
});

// Paper and clipboard

onDevice('print: the browser’s own dialog', has('window', 'print', "() => did('print')"), async (page) => {
  await drawn(page);
  await page.tap(desk.takeHome);
  await page.tap(desk.inLeaf('print'));
  await eventually(async () => assert.deepEqual(await deeds(page), ['print']));
  assert.doesNotMatch(await page.toldNow(), /print/);
});

onDevice('a device without print: it is said', has('window', 'print', 'undefined'), async (page) => {
  await drawn(page);
  await page.tap(desk.takeHome);
  await page.tap(desk.inLeaf('print'));
  await eventually(async () => assert.match(await page.toldNow(), /cannot print\. Take the picture instead/));
  // Where it is said, it can be read: nothing lies over it.
  assert.ok(await page.run(() => {
    const told = document.querySelector('.told');
    const { left, top, width, height } = told.getBoundingClientRect();
    return told.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  }));
});

const CLIPBOARDS = [
  ['with a clipboard', "{ writeText: async (text) => did('copied:' + text.replace(/=.*/, '')) }", /The link is copied/, 1],
  ['that refuses its clipboard', `{ writeText: ${refuse('NotAllowedError')} }`, /could not be copied\. The code carries the same/, 0],
  ['without a clipboard', 'undefined', /could not be copied\. The code carries the same/, 0],
];
for (const [which, clipboard, sentence, count] of CLIPBOARDS) {
  onDevice(`the link on a device ${which}`, has('Navigator.prototype', 'clipboard', clipboard), async (page, host) => {
    await drawn(page);
    await page.tap(desk.takeHome);
    await page.tap(desk.inLeaf('copy'));
    await eventually(async () => assert.match(await page.toldNow(), sentence));
    assert.deepEqual(await deeds(page), Array(count).fill(`copied:${host.origin}/session/#take-home`));
  });
}

// Storage

const STORES = {
  forbidden: "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });",
  full: "Storage.prototype.setItem = () => { throw new DOMException('No room.', 'QuotaExceededError'); };",
};
for (const [which, device] of Object.entries(STORES)) {
  onDevice(`storage ${which}: it is said, nothing drawn is lost, and “Next client” empties the page`, device, async (page) => {
    const said = () => eventually(async () => assert.match(await page.toldNow(), /keep nothing, or has no room/));
    if (which === 'forbidden') await said();
    await page.tap(control.region('sternocleidomastoid', 'right'));
    await eventually(async () => assert.deepEqual(await page.chosen(), ['sternocleidomastoid right']));
    await page.tap(desk.tool('pen'));
    await page.draw(await page.line([0.4, 0.3], [0.55, 0.4]));
    if (which === 'full') await said();
    await page.draw(await page.line([0.4, 0.5], [0.55, 0.6]));
    assert.deepEqual(await page.strokes(), ['side 0 blue', 'side 1 blue']);
    await page.tap(desk.takeHome);
    await eventually(async () => assert.ok(await page.run(() => document.querySelector('.leaf .code svg'))));
    await page.tap(desk.shut);
    await page.hold(desk.next);
    await eventually(async () => assert.deepEqual([await page.strokes(), await page.chosen()], [[], []]));
  });
}

onDevice('another tab that keeps something newer: what is drawn here since is not taken away by its late message', '', async (page) => {
  await drawn(page);
  const before = await page.kept();
  await drawn(page, 0.5);
  // As a browser tells it late of a page that has just been left.
  await page.run((old) => dispatchEvent(new StorageEvent('storage', { key: 'session', oldValue: null, newValue: old })), before);
  assert.equal((await page.strokes()).length, 2);
  // What is really there by another's hand is taken up.
  await page.run((other) => { localStorage.setItem('session', other); dispatchEvent(new StorageEvent('storage', { key: 'session', newValue: other })); }, before);
  await eventually(async () => assert.equal((await page.strokes()).length, 1));
});

// Links

/** A link as the first version made it: `what_the_first_version_kept` in `crates/session/tests` says what is in it. */
const OF_THE_FIRST_VERSION = '#take-home=1.QS9tdXNjbGVzL3N0ZXJub2NsZWlkb21hc3RvaWQvP3NpZGU9cmlnaHQmcG9pbnQ9c2NtLXN0ZXJuYWwtbWlkZGxlARJzY20tc3Rlcm5hbC1taWRkbGU3AiBIYWxmIHR1cm4gdG8gdGhlIGxlZnQg4oCTIHNsb3dseQMXBXc7GgccGxwvHEMGGgUAABgHHBscLxxDBhUFEAgYBxwbHC8cQwak6A';

onDevice('a link of the first version opens as it was made', '', async (page, host) => {
  await page.driver.get('about:blank');
  await page.openAt(`${host.origin}/session/${OF_THE_FIRST_VERSION}`);
  assert.deepEqual([...await page.strokes()].sort(), ['back 1 green', 'front 0 red', 'side 2 red']);
  assert.deepEqual(await page.picked(), ['scm-sternal-middle right']);
  assert.match(await page.run(() => document.querySelector('.at-home').textContent), /tender, 7 of 10[^]*Half turn to the left – slowly/);
  assert.equal(await page.address(), '/session/');
});

// Installed

onDevice('it is installable by itself, opens in session mode without the browser’s bars, and the map leads to it', '', async (page, host) => {
  const manifest = async (address) => {
    await page.openAt(host.origin + address);
    const { url, data, errors } = await page.engine.devTools('Page.getAppManifest');
    assert.deepEqual(errors, [], address);
    return { url: new URL(url), said: JSON.parse(data) };
  };
  const session = await manifest('/session/');
  const at = (address) => new URL(address, session.url).pathname;
  assert.deepEqual([at(session.said.start_url), at(session.said.scope), session.said.display], ['/session/', '/', 'fullscreen']);
  const site = await manifest('/');
  assert.notEqual(site.said.id, session.said.id, 'two apps');
  assert.deepEqual(site.said.shortcuts.map(({ url }) => at(url)), ['/session/']);
  for (const { src } of [...site.said.icons, ...session.said.icons]) assert.equal((await fetch(new URL(src, host.origin))).status, 200, src);
}, CHROMIUM);

export default { cases };
