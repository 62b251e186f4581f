// What axe-core cannot see: what is said aloud, names, ids, what is borrowed.
import assert from 'node:assert/strict';
import { MAP_PAGES, control, eventually } from '../pages/map_page.mjs';

const cases = [];

cases.push(['what was chosen is said aloud', async (page) => {
  await page.open('/');
  await page.click(control.listed('suboccipitals', 'left'));
  await eventually(async () => {
    const said = await page.run(() => [...document.querySelectorAll('[role="status"], [aria-live]')].map((element) => element.textContent.trim()).join(' '));
    assert.match(said, /left/);
  });
}]);

cases.push(['each diagram is a named group; those that are thumbnails hold nothing that takes the focus', async (page) => {
  await page.open('/muscles/sternocleidomastoid/');
  const diagrams = await page.run(() => [...document.querySelectorAll('svg[data-view]')].map((svg) => ({
    view: svg.dataset.view, role: svg.getAttribute('role'), name: svg.getAttribute('aria-label'),
    main: 'main' in svg.dataset, focusable: [...svg.querySelectorAll('a[href], button, [tabindex]')].some((element) => element.checkVisibility() && element.getClientRects().length > 0), // WebKitGTK tells boxes of links within what is not drawn, Chromium that they are visible
  })));
  assert.deepEqual(diagrams.map(({ view, role, main, focusable }) => ({ view, role, main, focusable })), [
    { view: 'side', role: 'group', main: true, focusable: true },
    { view: 'back', role: 'group', main: false, focusable: false },
    { view: 'front', role: 'group', main: false, focusable: false },
  ]);
  assert.equal(new Set(diagrams.map(({ name }) => name)).size, 3, 'each has a name of its own');
}]);

cases.push(['no two things have the same id', async (page) => {
  await page.open('/muscles/sternocleidomastoid/');
  const twice = await page.run(() => {
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });
  assert.deepEqual(twice, []);
}]);

cases.push(['everything that an outline is borrowed from is there', async (page) => {
  for (const address of MAP_PAGES) {
    await page.open(address);
    const missing = await page.run(() => [...document.querySelectorAll('use')].filter((use) => !use.closest('[display="none"]')).map((use) => use.getAttribute('href')).filter((href) => !href?.startsWith('#') || !document.getElementById(href.slice(1))));
    assert.deepEqual(missing, [], address);
  }
}]);

export default { cases };
