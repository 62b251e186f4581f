// Two patterns beside each other: chosen in the panel, told apart in the drawing, described in words, ended.
import assert from 'node:assert/strict';
import { MUSCLES, POINTS, STRANDS, zoneLines } from '../expected/patterns.mjs';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';

const SCM = '/muscles/sternocleidomastoid/';
const cases = [];

/** The words of the comparison. */
function words(page) {
  return page.run(() => document.querySelector('.compared')?.innerText.replace(/\s+/g, ' '));
}

cases.push(['another muscle beside a point: both are drawn, and the address says so', async (page) => {
  await page.open(`${SCM}?side=right&point=scm-sternal-upper`);
  await page.tap(control.compare);
  await page.tap(control.beside('suboccipitals', 'right'));
  await eventually(async () => assert.deepEqual(await page.secondZones(), zoneLines(MUSCLES.suboccipitals.zones, 'right')));
  assert.deepEqual(await page.zones(), zoneLines(POINTS['scm-sternal-upper'].zones, 'right'), 'the first is still there');
  assert.equal(await page.address(), `${SCM}?side=right&point=scm-sternal-upper&with=suboccipitals:right`);
  const outlined = await page.run(() => [...document.querySelectorAll('svg[data-main] [data-chosen]')].map(({ dataset }) => dataset.chosen).sort());
  assert.deepEqual(outlined, ['sternocleidomastoid', 'suboccipitals']);
}]);

cases.push(['hue, hatching and number tell the two apart, and both show where they overlap', async (page) => {
  await page.open(`${SCM}?side=right&point=scm-sternal-upper&with=suboccipitals:right`);
  const { first, second, labels, legend } = await page.run(() => {
    const look = (zone) => {
      const hatch = zone.querySelector('.hatch');
      const lines = document.querySelector(`${hatch.getAttribute('fill').slice(4, -1)} path`);
      return { hatch: lines.getAttribute('d'), colour: getComputedStyle(lines).stroke, outline: getComputedStyle(zone.querySelector('.ink')).stroke };
    };
    const main = document.querySelector('svg[data-main]');
    return {
      first: look(main.querySelector('[data-zone="back-of-head"]')),
      second: look(main.querySelector('[data-with-zone="back-of-head"]')),
      labels: Object.fromEntries([...main.querySelectorAll('[data-label]')].map((label) => [label.dataset.label, label.querySelector('.name').textContent.replace(/[^¹²]/g, '')])),
      legend: [...document.querySelectorAll('.legend li')].map((item) => item.textContent.trim()),
    };
  });
  for (const how of ['hatch', 'colour', 'outline']) assert.notEqual(first[how], second[how], how);
  assert.deepEqual(labels, { 'back-of-head': '¹²', brow: '¹²', crown: '¹', forehead: '²', 'behind-eye': '²', temple: '²' });
  // Where both are on the side that the diagrams name, the legend need not.
  assert.ok(legend.includes('1 upper breastbone strand'), String(legend));
  assert.ok(legend.includes('2 The small muscles under the skull'), String(legend));
  await page.open(`${SCM}?side=right&point=scm-sternal-upper&with=suboccipitals:left`);
  const sides = await page.run(() => [...document.querySelectorAll('.legend li')].map((item) => item.textContent.trim()));
  assert.ok(sides.includes('1 upper breastbone strand, your right side'), String(sides));
  assert.ok(sides.includes('2 The small muscles under the skull, your left side'), String(sides));
}]);

cases.push(['what they share and what differs, in words', async (page) => {
  await page.open(`${SCM}?side=right&point=scm-sternal-upper&with=suboccipitals:right`);
  const text = await words(page);
  assert.match(text, /What they share (back of the head, eyebrow|eyebrow, back of the head)\. /);
  assert.match(text, /Only in 1: top of the head\./);
  assert.match(text, /Only in 2: [^.]*forehead[^.]*\./);
  for (const area of ['forehead', 'behind the eye', 'temple']) assert.match(text, new RegExp(`Only in 2: [^.]*${area}`));
  await page.open(`${SCM}?side=right&point=scm-sternal-lower&with=suboccipitals:left`);
  assert.match(await words(page), /share no place.*/);
  assert.match(await words(page), /different sides of the body/);
}, CHROMIUM]);

cases.push(['the same on the other side', async (page) => {
  await page.open(`${SCM}?view=front&side=right&point=scm-sternal-middle`);
  await page.tap(control.compare);
  await page.tap(control.beside('scm-sternal-middle', 'left'));
  await eventually(async () => assert.deepEqual(await page.secondZones(), zoneLines(POINTS['scm-sternal-middle'].zones, 'left', 'right')));
  assert.match(await words(page), /On the charts they are the same\./);
}]);

cases.push(['it goes on with another point of the muscle, and ends by its link or with another muscle', async (page) => {
  await page.open(`${SCM}?side=right&with=suboccipitals:right`);
  await page.tap(control.strand('clavicular', 'right'));
  await eventually(async () => assert.deepEqual(await page.zones(), zoneLines(STRANDS.clavicular, 'right')));
  assert.deepEqual(await page.secondZones(), zoneLines(MUSCLES.suboccipitals.zones, 'right'), 'goes on');
  await page.tap(control.alone);
  await eventually(async () => assert.deepEqual(await page.secondZones(), []));
  assert.equal(await page.address(), `${SCM}?side=right&strand=clavicular`);
  assert.equal(await words(page), null);
  await page.driver.navigate().back();
  await eventually(async () => assert.notDeepEqual(await page.secondZones(), [], 'back brings it back'));
  await page.click(control.region('suboccipitals', 'right'));
  await eventually(async () => {
    assert.deepEqual(await page.secondZones(), []);
    assert.deepEqual(await page.zones(), zoneLines(MUSCLES.suboccipitals.zones, 'right'));
  });
}]);

export default { cases };
