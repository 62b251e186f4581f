// axe-core: no finding on any page, in any state, in any theme. What it cannot see is asked beside it.
import assert from 'node:assert/strict';
import { assertNoFindings } from '../harness/axe.mjs';
import { CHECK_PAGE, CHROMIUM, MAP_PAGES, NO_PAGE, TEXT_PAGES, control, eventually } from '../pages/map_page.mjs';

const cases = [];

/** Once in each engine; the tree that axe reads is otherwise the same everywhere. */
const EVERYWHERE = ['/', '/muscles/sternocleidomastoid/?side=right'];

const STATES = [
  ...MAP_PAGES,
  '/muscles/sternocleidomastoid/?side=right',
  '/muscles/sternocleidomastoid/?side=left',
  '/muscles/suboccipitals/?side=right',
  '/?view=back&side=left',
  '/muscles/sternocleidomastoid/?view=front&side=right',
  '/muscles/sternocleidomastoid/?side=right&point=scm-clavicular-middle&severe=1',
  '/muscles/sternocleidomastoid/?strand=sternal',
  '/muscles/sternocleidomastoid/?side=right&point=scm-sternal-upper&with=suboccipitals:right',
  '/muscles/suboccipitals/?point=suboccipital-lateral',
  '/muscles/sternocleidomastoid/?view=front&side=left&mirror=1&with=scm-sternal-upper:right',
  '/?side=nowhere',
  CHECK_PAGE,
  NO_PAGE,
];
/** States that between them have every colour. */
const COLOURS = [
  CHECK_PAGE, '/', '/muscles/sternocleidomastoid/?side=right', NO_PAGE,
  '/muscles/sternocleidomastoid/?side=right&point=scm-sternal-upper&with=suboccipitals:right',
];

for (const address of STATES) {
  const themes = COLOURS.includes(address) ? ['dark', 'dim'] : [];
  cases.push([`${address} in ${['light', ...themes].join(', ')}`, async (page) => {
    await page.open(address);
    try {
      await page.click(`.themes ${control.theme('light')}`);
      await assertNoFindings(page, 'light');
      for (const theme of themes) {
        await page.click(`.themes ${control.theme(theme)}`);
        // A theme changes colours and nothing else.
        await assertNoFindings(page, theme, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
      }
    } finally {
      await page.run(() => localStorage.clear());
    }
  }, EVERYWHERE.includes(address) ? undefined : CHROMIUM]);
}

for (const address of TEXT_PAGES) {
  cases.push([`${address}`, async (page) => {
    await page.openStill(address, 'watched');
    await assertNoFindings(page, address);
  }, CHROMIUM]);
}

cases.push(['everything opened, on a phone and on a tablet', async (page, { engine }) => {
  for (const [width, height] of [[390, 844], [820, 1180]]) {
    await engine.viewport(width, height);
    for (const more of ['', '&point=scm-clavicular-middle', '&with=suboccipitals:left']) {
      await page.open(`/muscles/sternocleidomastoid/?side=right${more}`);
      await page.run(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
      await assertNoFindings(page, `${width} × ${height} ${more}`);
    }
  }
}, CHROMIUM]);

cases.push(['each result of the check, and the booking call that it leaves on the map', async (page) => {
  const no = (count) => Array(count).fill('no');
  for (const answers of [['yes'], ['not-sure', ...no(3)], [...no(9), 'yes'], [...no(10), 'tick:heart']]) {
    await page.open(CHECK_PAGE);
    for (const answer of answers) await page.click(control.check(answer));
    await page.settle();
    await page.run(() => document.querySelectorAll('.check details').forEach((details) => { details.open = true; }));
    for (const theme of ['light', 'dark', 'dim']) {
      await page.click(`.themes ${control.theme(theme)}`);
      await assertNoFindings(page, `${answers} in ${theme}`);
    }
    await page.click(control.check('close'));
    await page.settle();
    await assertNoFindings(page, `${answers}: the map`);
    await page.run(() => localStorage.clear());
  }
}, CHROMIUM]);

cases.push(['without scripts', async (page) => {
  await page.openStill(CHECK_PAGE, 'noScripts');
  await assertNoFindings(page, CHECK_PAGE);
  await page.openStill('/', 'noScripts');
  await assertNoFindings(page, '/');
}]);

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
