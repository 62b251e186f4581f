// Every screen from 320 to 1600 px, upright and across, and large text: nothing to scroll sideways, nothing cut off, room for hands.
import assert from 'node:assert/strict';
import { CHROMIUM, MAP_PAGES, NO_PAGE, TEXT_PAGES, control } from '../pages/map_page.mjs';

/** The first is the one that a page is opened on: a browser lays it out once less. */
const MAIN_SCREENS = [[1180, 820], [320, 640], [390, 844], [820, 1180], [1440, 900]];
/** In Chromium also what lies between and beyond. */
const SCREENS = [...MAIN_SCREENS, [430, 932], [844, 390], [600, 960], [1024, 768], [1600, 900]];
const PAGES = [...MAP_PAGES, '/muscles/sternocleidomastoid/?side=left&view=front', NO_PAGE, ...TEXT_PAGES];
const cases = [];

async function visit(page, address) {
  if (TEXT_PAGES.includes(address)) await page.openStill(address, 'watched');
  else await page.open(address);
  await page.settle();
}

/** What sticks out of the page sideways, drawings aside: those are cut at their frame on purpose. */
function stickingOut(page) {
  return page.run(() => {
    const wide = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      if (element.closest('svg') && !element.matches('svg')) return false;
      const { left, right, width, height } = element.getBoundingClientRect();
      // One pixel wide: words for those who hear the page.
      return width > 1 && height > 1 && (left < -0.5 || right > wide + 0.5);
    }).map((element) => element.outerHTML.slice(0, 80));
    return { scrolls: document.scrollingElement.scrollWidth > wide, out };
  });
}

/** The controls outside the drawing, closed parts opened, that a finger would miss. */
function tooSmall(page) {
  return page.run(() => {
    document.querySelectorAll('details').forEach((details) => { details.open = true; });
    return [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [role="button"]')]
      .filter((element) => !element.closest('svg[data-view]') && element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible')
      .map((element) => ({ element, rect: element.getBoundingClientRect() }))
      .filter(({ rect }) => rect.width < 43.5 || rect.height < 43.5)
      .map(({ element, rect }) => `${rect.width.toFixed(1)} × ${rect.height.toFixed(1)}: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 110)}`);
  });
}

/** Headings and controls that are neither words of a sentence nor whole: begun at the foot of a column, ended at the top of the next. */
function tornApart(page) {
  return page.run(() => [...document.querySelectorAll('h1, h2, h3, a[href], button, summary, input, select, textarea, [role="switch"]')]
    .filter((element) => !element.closest('svg') && getComputedStyle(element).display !== 'inline' && element.getClientRects().length > 1)
    .map((element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110)));
}

/** Visits a page once and gives it one screen after the other, as turning a device or dragging a window does. */
function onScreens(title, screens, check, only) {
  for (const address of PAGES) {
    cases.push([`${address}: ${title}`, async (page, { engine }) => {
      await visit(page, address);
      for (const [width, height] of engine.hasDevTools ? screens : MAIN_SCREENS) {
        if (!(await engine.exactly(width, height))) continue; // narrower than the engine's windows
        await page.settle();
        await check(page, `${width} × ${height}`, engine);
      }
    }, only]);
  }
}

onScreens('nothing sideways or torn apart, and 44 × 44 px for every control outside the drawing', SCREENS, async (page, screen) => {
  assert.deepEqual(await stickingOut(page), { scrolls: false, out: [] }, screen);
  assert.deepEqual(await tornApart(page), [], screen);
  assert.deepEqual(await tooSmall(page), [], screen);
});

onScreens('nothing sideways with text at 200 %', MAIN_SCREENS, async (page, screen, engine) => {
  await engine.devTools('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  await page.settle();
  assert.equal(await page.run(() => getComputedStyle(document.documentElement).fontSize), '32px');
  assert.deepEqual(await stickingOut(page), { scrolls: false, out: [] }, screen);
}, CHROMIUM);

cases.push(['the tools on the drawing cover no other control', async (page, { engine }) => {
  await visit(page, '/muscles/sternocleidomastoid/?side=right&point=scm-sternal-middle&view=front');
  for (const [width, height] of engine.hasDevTools ? SCREENS : MAIN_SCREENS) {
    if (!(await engine.exactly(width, height))) continue; // narrower than the engine's windows
    await page.settle();
    const { tools, covered } = await page.run(() => {
      const seen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
      const all = [...document.querySelectorAll('.map a[href], .map button')].filter((element) => !element.closest('svg') && seen(element));
      const tools = all.filter((element) => element.closest('.tools'));
      const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      const others = all.filter((element) => !element.closest('.tools'));
      const covered = others.filter((other) => tools.some((tool) => over(tool.getBoundingClientRect(), other.getBoundingClientRect())));
      return { tools: tools.length, covered: covered.map((element) => element.textContent.trim()) };
    });
    assert.ok(tools >= 2, `replay and mirror are there at ${width} × ${height}`);
    assert.deepEqual(covered, [], `${width} × ${height}`);
  }
}]);

for (const [width, height] of [[1180, 820], [1440, 900]]) {
  cases.push([`${width} × ${height}: the main act needs no scrolling`, async (page, { engine }) => {
    await engine.viewport(width, height);
    for (const address of ['/', '/muscles/sternocleidomastoid/']) {
      await page.open(address);
      await page.run(() => scrollTo(0, 0));
      const out = await page.run((selectors) => selectors.flatMap((css) => [...document.querySelectorAll(css)].filter((element) => {
        const { top, bottom, height: tall } = element.getBoundingClientRect();
        return tall > 0 && (top < 0 || bottom > innerHeight + 0.5);
      }).map(() => css)), ['svg[data-view]', control.side('left'), control.side('right'), 'h1', '.atlas [data-booking]']);
      assert.deepEqual(out, [], `${address}: out of the viewport`);
    }
  }]);
}

cases.push(['390 × 844: the diagram takes its share, and the panel’s first lines show', async (page, { engine }) => {
  if (!(await engine.exactly(390, 844))) return;
  await page.open('/muscles/sternocleidomastoid/');
  await page.run(() => scrollTo(0, 0));
  const { diagram, heading, bar } = await page.run(() => ({
    diagram: document.querySelector('svg[data-main]').getBoundingClientRect().toJSON(),
    heading: document.querySelector('h1').getBoundingClientRect().toJSON(),
    bar: document.querySelector('[data-booking]').getBoundingClientRect().toJSON(),
  }));
  assert.ok(diagram.height >= 0.35 * 844 && diagram.height <= 0.55 * 844, `the large diagram is ${diagram.height} px high`);
  assert.ok(diagram.top >= 0 && heading.bottom < bar.top, 'the heading is above the booking bar');
}]);

cases.push(['pressing and choosing move nothing in the drawing', async (page) => {
  await page.open('/');
  const place = () => page.run(() => document.querySelector('svg[data-main]').getBoundingClientRect().toJSON());
  const before = await place();
  for (const side of ['left', 'both', 'right']) {
    await page.click(control.side(side));
    await page.settle();
    assert.deepEqual(await place(), before, `side ${side}`);
  }
  await page.click(control.region('sternocleidomastoid', 'right'));
  await page.settle();
  assert.deepEqual(await place(), before, 'a muscle chosen');
}]);

cases.push(['places in the large diagram lie at least 24 px apart on a phone', async (page, { engine }) => {
  await engine.viewport(390, 844);
  for (const view of ['side', 'back']) {
    await page.open(`/?view=${view}`);
    const small = await page.run(() => [...document.querySelectorAll('svg[data-main] [data-muscle]')].filter((region) => {
      const { width, height } = region.getBoundingClientRect();
      return width < 12 || height < 24;
    }).map((region) => `${region.dataset.muscle} ${region.dataset.side}`));
    assert.deepEqual(small, [], view);
  }
}]);

export default { cases };
