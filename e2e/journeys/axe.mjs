// axe-core: no finding on any page, in any state, in any theme. Those of the joint and of session mode are with their journeys.
import { Key } from 'selenium-webdriver';
import { assertNoFindings, assertNoFindingsInThemes } from '../harness/axe.mjs';
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
  '/muscles/suboccipitals/?side=right&layer=skin',
  '/muscles/suboccipitals/?side=right&layer=deep',
  '/muscles/suboccipitals/?side=right&layer=bone',
  '/?layer=bone',
  '/pain/?side=left#v1&pain=temple.left.strong,neck.right.mild&words=throbbing&end',
  '/pain/?side=left&with=suboccipitals:left#v1&pain=temple.left.strong,neck.right.mild&words=throbbing&end',
  '/pain/?view=front#v1&pain=teeth.left.mild&end',
  '/pain/#v1&pain=nowhere.left.mild&end',
  '/?side=nowhere',
  '/embed/',
  CHECK_PAGE,
  NO_PAGE,
];

/** States that between them have every colour: these in every theme, the others in light and, by turns, in one of the two dark ones. */
const COLOURS = [
  '/', '/muscles/sternocleidomastoid/?side=right', '/muscles/sternocleidomastoid/?side=right&point=scm-sternal-upper&with=suboccipitals:right',
  '/pain/?side=left&with=suboccipitals:left#v1&pain=temple.left.strong,neck.right.mild&words=throbbing&end', '/embed/', NO_PAGE,
];

for (const [index, address] of STATES.entries()) {
  const themes = ['light', ...(COLOURS.includes(address) ? ['dark', 'dim'] : [['dark', 'dim'][index % 2]])];
  cases.push([`${address} in ${themes.join(', ')}, with everything opened`, async (page) => {
    await page.open(address);
    if (EVERYWHERE.includes(address)) await assertNoFindings(page, `${address}, closed`);
    await openEverything(page);
    await assertNoFindingsInThemes(page, address, themes);
  }, EVERYWHERE.includes(address) ? undefined : CHROMIUM]);
}

/** Opens every closed part: sources, lists, other muscles. */
function openEverything(page) {
  return page.run(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
}

for (const address of TEXT_PAGES) {
  cases.push([`${address}`, async (page) => {
    await page.openStill(address, 'watched');
    await assertNoFindingsInThemes(page, address);
  }, CHROMIUM]);
}

cases.push(['everything opened, on a phone and on a tablet', async (page, { engine }) => {
  for (const [width, height] of [[390, 844], [820, 1180]]) {
    await engine.viewport(width, height);
    for (const more of ['', '&point=scm-clavicular-middle', '&with=suboccipitals:left']) {
      await page.open(`/muscles/sternocleidomastoid/?side=right${more}`);
      await openEverything(page);
      await assertNoFindings(page, `${width} × ${height} ${more}`);
    }
  }
}, CHROMIUM]);

cases.push(['zoomed in, with the way back', async (page) => {
  await page.open('/muscles/sternocleidomastoid/?side=right');
  await page.run((css) => document.querySelector(css).focus(), control.x('scm-clavicular-middle', 'right'));
  await page.press('+', '+', '+');
  await eventually(async () => {
    if (!(await page.zoomed()).zoomed) throw new Error('the drawing is not enlarged');
  });
  await assertNoFindingsInThemes(page, 'zoomed');
  await page.press(Key.TAB);
  await assertNoFindings(page, 'with the next in focus');
}, CHROMIUM]);

cases.push(['the offer of a newer version', async (page) => {
  await page.open('/');
  for (const which of ['offer', 'in-session']) {
    await page.run((shown) => document.querySelectorAll('[data-newer] > p').forEach((part) => { part.hidden = part.dataset.says !== shown; }), which);
    await assertNoFindingsInThemes(page, which);
  }
}, CHROMIUM]);

cases.push(['each question of the check', async (page) => {
  await page.open(CHECK_PAGE);
  for (let asked = 0; ; asked += 1) {
    const { step, result } = await page.check();
    if (result) break;
    await openEverything(page);
    await assertNoFindingsInThemes(page, `${asked} ${step}`, ['light', ['dark', 'dim'][asked % 2]]);
    await page.click(control.check('no'));
    await eventually(async () => {
      const next = await page.check();
      if (next.step === step && !next.result) throw new Error(`an answer to ${step} leads nowhere`);
    });
  }
}, CHROMIUM]);

cases.push(['each result of the check, and the booking call that it leaves on the map', async (page) => {
  const no = (count) => Array(count).fill('no');
  for (const answers of [['yes'], ['not-sure', ...no(3)], [...no(9), 'yes'], [...no(10), 'tick:heart']]) {
    await page.open(CHECK_PAGE);
    for (const answer of answers) await page.click(control.check(answer));
    await page.settle();
    await openEverything(page);
    await assertNoFindingsInThemes(page, String(answers));
    await page.click(control.check('close'));
    await page.settle();
    await assertNoFindingsInThemes(page, `${answers}: the map`);
  }
}, CHROMIUM]);

cases.push(['without scripts', async (page) => {
  await page.openStill(CHECK_PAGE, 'noScripts');
  await assertNoFindings(page, CHECK_PAGE);
  await page.openStill('/', 'noScripts');
  await assertNoFindings(page, '/');
}]);

export default { cases };
