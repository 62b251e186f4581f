// The list of places and the map light each other.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { MUSCLES } from '../expected/patterns.mjs';
import { control, eventually } from '../pages/map_page.mjs';

const cases = [];
const ADDRESS = '/muscles/sternocleidomastoid/?side=right';

/** How an element and what is in it is painted. */
function paint(page, selector) {
  return page.run((css) => [...document.querySelectorAll(css)].flatMap((element) => [element, ...element.querySelectorAll('*')]).map((element) => {
    const style = getComputedStyle(element);
    return ['opacity', 'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'color', 'background-color', 'font-weight',
      'text-decoration-line', 'outline-style', 'box-shadow'].map((name) => style.getPropertyValue(name)).join();
  }).join('\n'), selector);
}

for (const [muscle, { zones }] of Object.entries(MUSCLES)) {
  cases.push([`${muscle}: the list has a row for each place, and no other`, async (page) => {
    await page.open(`/muscles/${muscle}/?side=right`);
    const rows = await page.run(() => [...document.querySelectorAll('[data-lights]')].map((row) => row.dataset.lights).sort());
    assert.deepEqual(rows, Object.keys(zones).sort());
  }]);
}

for (const [name, reach] of [
  ['the pointer on', (page, area) => page.point(control.row(area))],
  ['a plain click on', (page, area) => page.click(control.row(area))],
  ['the focus on', (page, area) => page.run((css) => document.querySelector(css).focus(), control.row(area))],
]) {
  cases.push([`${name} a row lights its zone on the map, and it alone`, async (page) => {
    await page.open(ADDRESS);
    const lit = control.zone('side', 'temple', 'right');
    const other = control.zone('side', 'cheek', 'right');
    const before = { lit: await paint(page, lit), other: await paint(page, other) };
    await reach(page, 'temple');
    await eventually(async () => {
      const after = { lit: await paint(page, lit), other: await paint(page, other) };
      assert.notDeepEqual(after, before, 'something on the map answers');
      assert.notEqual(after.lit, after.other === before.other ? before.lit : null, 'the zone of the row is told from the others');
    });
    await reach(page, 'cheek');
    await eventually(async () => assert.notEqual(await paint(page, other), before.other, 'the next row lights its own'));
  }]);
}

cases.push(['a zone on the map lights its row in the list', async (page) => {
  await page.open(ADDRESS);
  await page.run(() => scrollTo(0, 0));
  const before = { temple: await paint(page, control.row('temple')), cheek: await paint(page, control.row('cheek')) };
  await page.point(control.zone('side', 'temple', 'right'));
  await eventually(async () => assert.notEqual(await paint(page, control.row('temple')), before.temple));
  assert.equal(await paint(page, control.row('cheek')), before.cheek, 'another row stays as it was');
}]);

cases.push(['the light goes out when the choice is cleared', async (page) => {
  await page.open(ADDRESS);
  await page.click(control.row('temple'));
  await page.click(control.clear);
  await eventually(async () => assert.deepEqual(await page.zones(), []));
  await page.click(control.listed('sternocleidomastoid', 'right'));
  await eventually(async () => assert.notDeepEqual(await page.zones(), []));
  const lit = await paint(page, control.zone('side', 'temple', 'right'));
  await page.open(ADDRESS);
  assert.equal(lit, await paint(page, control.zone('side', 'temple', 'right')));
}]);

cases.push(['the whole is reached by the keyboard, in the order of the panel', async (page) => {
  await page.open(ADDRESS);
  const rows = await page.run(() => [...document.querySelectorAll('[data-lights]')].map((row) => row.dataset.lights));
  await page.tabTo(control.row(rows[0]));
  await page.press(Key.TAB);
  assert.equal(await page.run(() => document.activeElement.dataset.lights), rows[1]);
}]);

export default { cases };
