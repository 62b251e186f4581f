// The map without pointing: one tab stop, arrows from place to place, Enter and Space, Escape; and the tree that is heard.
import assert from 'node:assert/strict';
import { By, Key } from 'selenium-webdriver';
import { MUSCLES, STRANDS, zoneLines } from '../expected/patterns.mjs';
import { control, eventually } from '../pages/map_page.mjs';

const SCM = '/muscles/sternocleidomastoid/';
const ARROWS = [Key.ARROW_UP, Key.ARROW_DOWN, Key.ARROW_LEFT, Key.ARROW_RIGHT];
const cases = [];

/** The place of the drawing that has the focus, `id side`; null elsewhere. */
function focusedPlace(page) {
  return page.run(() => {
    const { triggerPoint, muscle, side } = document.activeElement?.closest('svg[data-main] [data-act]')?.dataset ?? {};
    return side ? `${triggerPoint ?? muscle} ${side}` : null;
  });
}

/** Every place of the large diagram that is there to be chosen. */
function places(page) {
  return page.run(() => [...document.querySelectorAll('svg[data-main] :is([data-muscle], [data-trigger-point])')]
    .filter((place) => place.getBoundingClientRect().width > 0).map(({ dataset }) => `${dataset.triggerPoint ?? dataset.muscle} ${dataset.side}`));
}

for (const address of ['/', `${SCM}?side=right`, '/muscles/suboccipitals/', `${SCM}?view=front&point=scm-sternal-lower`]) {
  cases.push([`${address}: the drawing is one tab stop, and arrows reach every place from there`, async (page) => {
    await page.open(address);
    await page.tabTo('svg[data-main] [data-act]');
    const start = await focusedPlace(page);
    await page.press(Key.TAB);
    assert.equal(await focusedPlace(page), null, 'the next press leaves the drawing');
    const reached = new Set([start]);
    for (const from of reached) (await arrowsFrom(page, from)).forEach((place) => reached.add(place));
    assert.deepEqual([...reached].sort(), (await places(page)).sort());
    const stops = await page.run(() => [...document.querySelectorAll('svg[data-main] a[href]')].filter((place) => place.checkVisibility() && place.getBoundingClientRect().width > 0 && place.tabIndex >= 0).length);
    assert.equal(stops, 1, 'and one tab stop it is still');
  }]);
}

function placeSelector(place) {
  const [id, side] = place.split(' ');
  return `svg[data-main] :is([data-muscle="${id}"], [data-trigger-point="${id}"])[data-side="${side}"]`;
}

function focus(page, place) {
  return page.run((css) => document.querySelector(css).focus(), placeSelector(place));
}

/** Where each of the arrows leads from a place: after each the page itself writes down where the focus is, and gives it back to the place. */
async function arrowsFrom(page, place) {
  await page.run((css) => {
    // Kept in the document: what a script puts beside it, Firefox's driver forgets.
    const { dataset } = document.documentElement;
    const from = document.querySelector(css);
    dataset.led = '[]';
    const goOn = () => {
      const { triggerPoint, muscle, side } = document.activeElement?.closest('svg[data-main] [data-act]')?.dataset ?? {};
      const led = [...JSON.parse(dataset.led), side ? `${triggerPoint ?? muscle} ${side}` : null];
      dataset.led = JSON.stringify(led);
      from.focus();
      if (led.length === 4) removeEventListener('keyup', goOn);
    };
    addEventListener('keyup', goOn);
    from.focus();
  }, placeSelector(place));
  await page.press(...ARROWS);
  return eventually(async () => {
    const led = JSON.parse(await page.run(() => document.documentElement.dataset.led));
    assert.equal(led.length, ARROWS.length, `arrows that led on from ${place}`);
    return led;
  });
}

cases.push(['arrows lead where they point', async (page) => {
  await page.open(`${SCM}?side=right`);
  for (const [from, arrow, to] of [
    ['scm-sternal-upper right', Key.ARROW_DOWN, 'scm-clavicular-upper right'],
    ['scm-clavicular-upper right', Key.ARROW_UP, 'scm-sternal-upper right'],
    ['scm-clavicular-middle right', Key.ARROW_RIGHT, 'scm-sternal-inner right'],
    ['scm-sternal-lower right', Key.ARROW_DOWN, 'scm-sternal-lower right'],
  ]) {
    await focus(page, from);
    await page.press(arrow);
    assert.equal(await focusedPlace(page), to, `from ${from}`);
  }
}]);

for (const [key, name] of [[Key.ENTER, 'Enter'], [Key.SPACE, 'Space']]) {
  cases.push([`${name} chooses; Escape steps back out from point to strand to muscle to nothing, and the focus stays`, async (page) => {
    await page.open(`${SCM}?side=right`);
    const scrolled = await page.run(() => scrollY);
    await focus(page, 'scm-clavicular-upper right');
    await page.press(key);
    await eventually(async () => assert.deepEqual(await page.picked(), ['scm-clavicular-upper right']));
    assert.equal(await focusedPlace(page), 'scm-clavicular-upper right', 'the focus is where it was');
    for (const [address, zones] of [
      [`${SCM}?side=right&strand=clavicular`, STRANDS.clavicular],
      [`${SCM}?side=right`, MUSCLES.sternocleidomastoid.zones],
      ['/', {}],
    ]) {
      await page.press(Key.ESCAPE);
      await eventually(async () => {
        assert.equal(await page.address(), address);
        assert.deepEqual(await page.zones(), zoneLines(zones, 'right'));
      });
      assert.doesNotMatch(await page.focused(), /^<(body|html)/, 'the focus fell back to the page');
    }
    assert.equal(await page.run(() => scrollY), scrolled, 'the page did not scroll');
  }]);
}

cases.push(['the panel by keyboard: a chip and a switch keep the focus', async (page) => {
  await page.open(`${SCM}?side=right`);
  await page.tabTo(control.chip('scm-clavicular-middle', 'right'));
  await page.press(Key.ENTER);
  await eventually(async () => assert.deepEqual(await page.picked(), ['scm-clavicular-middle right']));
  await eventually(async () => assert.match(await page.focused(), /data-act="choose:scm-clavicular-middle:right"/));
  assert.ok(await page.run(() => !!document.activeElement.closest('.parts')), 'the chip, not the X');
  await page.tabTo(control.otherSide);
  await page.press(Key.SPACE);
  await eventually(async () => assert.match(await page.address(), /severe=1/));
  await eventually(async () => assert.match(await page.focused(), /role="switch"/));
}]);

/** Role and name of an element as the browser tells them to a screen reader. */
async function heard(page, selector) {
  const element = await page.driver.findElement(By.css(selector));
  return `${await element.getAriaRole()}: ${await element.getAccessibleName()}`;
}

cases.push(['the tree that is heard: roles and names', async (page) => {
  await page.open(`${SCM}?side=right&point=scm-clavicular-middle`);
  for (const [selector, expected] of [
    ['svg[data-main]', 'group: Head and neck from the side'],
    [control.x('scm-sternal-upper', 'right'), 'link: upper breastbone strand, your right side'],
    [control.region('sternocleidomastoid', 'right'), 'link: The rope-like neck muscle, your right side'],
    [control.strand('sternal', 'right'), 'link: breastbone strand, your right side'],
    [control.chip('scm-sternal-inner', 'right'), 'link: inner edge of the breastbone strand, your right side'],
    ['.parts', 'navigation: Parts of this muscle'],
    [control.otherSide, 'switch: When severe: the other side too'],
    [control.beside('suboccipitals', 'right'), 'link: The small muscles under the skull, your right side'],
    [control.replay, 'button: Show the trail again'],
  ]) {
    if (selector === control.beside('suboccipitals', 'right')) await page.run((css) => { document.querySelector(css).parentElement.open = true; }, control.compare);
    assert.equal(await heard(page, selector), expected);
  }
  const current = await page.run(() => [...document.querySelectorAll('svg[data-main] [aria-current="true"], .parts [aria-current="true"]')].map((link) => link.dataset.act).sort());
  assert.deepEqual(current, ['choose:scm-clavicular-middle:right', 'choose:scm-clavicular-middle:right', 'tap:sternocleidomastoid:right']);
}]);

cases.push(['a plain click on an X chooses it, as switch devices send it', async (page) => {
  await page.open(`${SCM}?side=right`);
  await page.click(control.x('scm-sternal-upper', 'right'));
  await eventually(async () => assert.deepEqual(await page.picked(), ['scm-sternal-upper right']));
}]);

cases.push(['every change is said once, in one sentence', async (page) => {
  await page.open('/');
  await page.listen();
  for (const [what, act, expected] of [
    ['a muscle', () => page.click(control.region('sternocleidomastoid', 'right')), /^The rope-like neck muscle, your right side: .*forehead/],
    ['a point', () => page.click(control.x('scm-clavicular-middle', 'right')), /^Middle collarbone strand, your right side: forehead\.$/],
    ['when severe', () => page.click(control.otherSide), /other side/],
    ['not when severe', () => page.click(control.otherSide), /forehead\.$/],
    ['the side', () => page.click(control.side('left')), /^Middle collarbone strand, your left side: forehead\.$/],
    ['the diagram', () => page.click(control.view('front')), /^Head and neck from the front$/],
    ['the mirror', () => page.click(control.mirror), /mirror/i],
    ['a layer', () => page.click(control.layer('skin')), /Skin$/],
    ['a comparison', () => page.click(control.beside('scm-sternal-upper', 'left')), /compared with upper breastbone strand, your left side\. On the charts they share no place\.$/],
    ['its end', () => page.click(control.alone), /^Middle collarbone strand, your left side: forehead\.$/],
    ['a step out', () => page.press(Key.ESCAPE), /^Collarbone strand, your left side: /],
    ['the choice cleared', () => page.click(control.clear), /^Nothing is chosen\.$/],
  ]) {
    await act();
    let said = [];
    await eventually(async () => {
      said.push(...await page.said());
      assert.ok(said.length > 0, `nothing is said of ${what}`);
    });
    await page.settle();
    said.push(...await page.said());
    assert.equal(said.length, 1, `${what}: ${JSON.stringify(said)}`);
    assert.match(said[0], expected, what);
  }
}]);

export default { cases };
