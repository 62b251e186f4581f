// What people set for themselves, and how they move: 400 % zoom, wide text, forced colours, keys, a change of mind before letting go.
import assert from 'node:assert/strict';
import { JOINT_PAGE } from '../pages/joint_page.mjs';
import { CHECK_PAGE, CHROMIUM, MAP_PAGES, NO_PAGE, TEXT_PAGES, control, eventually } from '../pages/map_page.mjs';

const CHOSEN = '/muscles/sternocleidomastoid/?side=right&point=scm-sternal-upper&with=suboccipitals:right';
const MARKED = '/pain/?side=left#v1&pain=temple.left.strong,neck.right.mild&words=throbbing&end';
const PAGES = [...MAP_PAGES, CHOSEN, MARKED, CHECK_PAGE, JOINT_PAGE, NO_PAGE, '/embed/', ...TEXT_PAGES];
const cases = [];

async function visit(page, address) {
  if (TEXT_PAGES.includes(address)) await page.openStill(address, 'watched');
  else await page.open(address);
  await page.settle();
}

/**
 * Gives the focus to everything that can have it, closed parts opened: what of it is then out of sight or under something else.
 * @returns {Promise<{asked: number, unseen: string[]}>}
 */
function unseenWithFocus(page) {
  return page.run(() => {
    document.querySelectorAll('details').forEach((details) => { details.open = true; });
    const focusable = [...document.querySelectorAll('a[href], button, summary, input, textarea, [tabindex="0"]')]
      .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0);
    const unseen = focusable.flatMap((element) => {
      element.focus();
      if (document.activeElement !== element) return [`does not take the focus: ${element.outerHTML.slice(0, 110)}`];
      const box = element.getBoundingClientRect();
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      // Of an outline in the drawing its middle may belong to another; so some places of its box are asked.
      const places = [0.5, 0.2, 0.8].flatMap((down) => [0.5, 0.2, 0.8].map((across) => [left + (right - left) * across, top + (bottom - top) * down]));
      const seen = right > left && bottom > top && places.some(([x, y]) => {
        const hit = document.elementFromPoint(x, y);
        return hit && (element.contains(hit) || hit.closest('a, button, label, svg[data-main], summary') === element.closest('svg[data-main]') || hit.contains(element) || hit.closest('label')?.contains(element));
      });
      return seen ? [] : [`${[box.left, box.top, box.right, box.bottom].map(Math.round)}: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 110)}`];
    });
    return { asked: focusable.length, unseen };
  });
}

for (const address of PAGES) {
  cases.push([`${address} at 400 %, on a phone, on a tablet: it scrolls one way only, nothing lies over what has the focus, and the call leaves room`, async (page, { engine }) => {
    const screens = [[320, 256], [390, 844], [1180, 820]];
    await engine.viewport(...screens[0]);
    await visit(page, address);
    for (const [width, height] of screens) {
      await engine.viewport(width, height);
      await page.run(() => { document.activeElement.blur(); scrollTo(0, 0); });
      await page.settle();
      const { sideways, barred } = await page.run(() => {
        const bars = [...document.querySelectorAll('.booking')].filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.checkVisibility());
        const share = bars.map((bar) => Math.min(bar.getBoundingClientRect().height, innerHeight) / innerHeight);
        return { sideways: document.scrollingElement.scrollWidth - innerWidth, barred: Math.max(0, ...share) };
      });
      assert.ok(sideways <= 0, `${width} × ${height}: ${sideways} px to scroll sideways`);
      assert.ok(barred <= 0.34, `${width} × ${height}: what stays in place takes ${barred} of the height`);
      const { asked, unseen } = await unseenWithFocus(page);
      assert.ok(asked > 4, `${asked} places for the focus`);
      assert.deepEqual(unseen, [], `${width} × ${height}`);
    }
  }, CHROMIUM]);
}

/** Text set as wide as WCAG asks it to be bearable (1.4.12). */
const WIDE_TEXT = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

for (const address of PAGES) {
  cases.push([`${address} with wide text: nothing is cut off, nothing sticks out`, async (page, { engine }) => {
    const screens = [[320, 640], [390, 844], [820, 1180], [1180, 820]];
    await engine.viewport(...screens[0]);
    await visit(page, address);
    await page.run((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
      document.querySelectorAll('details').forEach((details) => { details.open = true; });
    }, WIDE_TEXT);
    for (const [width, height] of screens) {
      await engine.viewport(width, height);
      await page.settle();
      const cut = await page.run(() => {
        const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
        const texts = [...document.querySelectorAll('body *')].filter((element) => !element.closest('svg, .unseen') && seen(element)
          && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
        return texts.flatMap((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          const text = range.getBoundingClientRect();
          if (text.width < 2 || text.height < 2) return [];
          // The first thing round it that shows an edge, or cuts.
          let frame = element;
          const framed = (box) => {
            const style = getComputedStyle(box);
            return style.overflow !== 'visible' || box.matches('a.book, button, .switch > *, .options label');
          };
          while (frame !== document.body && !framed(frame)) frame = frame.parentElement;
          const box = frame === document.body ? { left: 0, right: document.documentElement.clientWidth, top: -Infinity, bottom: Infinity } : frame.getBoundingClientRect();
          // Words only for those who hear the page are a pixel large; what scrolls by itself cuts nothing.
          if (box.right - box.left < 2 || /auto|scroll/.test(getComputedStyle(frame).overflowY)) return [];
          const out = Math.max(box.left - text.left, text.right - box.right, box.top - text.top, text.bottom - box.bottom);
          return out > 1.5 ? [`${out.toFixed(1)} px: “${element.textContent.trim().slice(0, 40)}” in ${frame.outerHTML.replace(/\s+/g, ' ').slice(0, 80)}`] : [];
        });
      });
      assert.deepEqual(cut, [], `${width} × ${height}`);
      assert.ok(await page.run(() => document.scrollingElement.scrollWidth <= innerWidth), `${width} × ${height}: nothing to scroll sideways`);
    }
  }, CHROMIUM]);
}

/** How two things that mean something different are painted, as the page says it. */
const painted = (page, selector, property) => page.run((css, name) => {
  const element = document.querySelector(css);
  if (!element) throw new Error(`there is no ${css}`);
  return getComputedStyle(element)[name];
}, selector, property);

for (const scheme of ['light', 'dark']) {
  cases.push([`forced colours, ${scheme}: what is chosen, filled, marked stands out by the system’s colours`, async (page, { engine }) => {
    await engine.devTools('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: scheme }] });
    const differ = async (one, other, property, what) => assert.notEqual(await painted(page, one, property), await painted(page, other, property), `${what}: ${property}`);
    await page.open(CHOSEN);
    await differ('.sides > [aria-current="true"]', '.sides > :not([aria-current="true"])', 'backgroundColor', 'the chosen side');
    await differ('svg[data-main] .chosen .ink', 'svg[data-main] .chosen .halo', 'stroke', 'outline of the muscle and its halo');
    await differ('svg[data-main] .zone .ink', 'svg[data-main] .zone .halo', 'stroke', 'outline of a zone and its halo');
    await differ('svg[data-main] .zone .ink', 'svg[data-main] .second .ink', 'stroke', 'the two patterns');
    await page.open(MARKED);
    await differ('.candidate .bar .fit', '.candidate .bar rect:not(.fit)', 'fill', 'how much of it fits');
    await differ('.press[aria-pressed="true"]', '.press[aria-pressed="false"]', 'backgroundColor', 'what was called strong');
    await differ('.area[aria-pressed="true"] .ink', '.area[aria-pressed="false"] .ink', 'strokeWidth', 'a marked place');
    await page.open(JOINT_PAGE);
    await differ('.switch.motions label:has(:checked)', '.switch.motions label:not(:has(:checked))', 'backgroundColor', 'the chosen motion');
    assert.deepEqual((await page.watched()).errors, []);
  }, CHROMIUM]);
}

cases.push(['a change of mind: what is pressed and left before letting go does nothing', async (page) => {
  const away = async (selector) => {
    const { x, y } = await page.meet(selector);
    await page.driver.actions().move({ x, y, duration: 0 }).press().move({ x: 3, y: 3, duration: 50 }).release().perform();
    await page.settle();
  };
  await page.open('/muscles/sternocleidomastoid/?side=right');
  const before = [await page.address(), await page.state(), await page.picked()];
  for (const target of [control.region('sternocleidomastoid', 'right'), control.x('scm-sternal-upper', 'right'), control.side('left'), control.view('back'), control.layer('bone'), control.chip('scm-sternal-upper', 'right'), control.start('pain'), control.clear, control.toCheck, '.booking [data-booking]', `header ${control.theme('dim')}`]) {
    await away(target);
    assert.deepEqual([await page.address(), await page.state(), await page.picked()], before, target);
  }
  assert.notEqual(await page.run(() => document.documentElement.dataset.theme), 'dim');
  await page.open('/pain/');
  await away(control.area('temple', 'right'));
  await away(control.place('temple', 'right'));
  assert.deepEqual(await page.marked(), []);
  await page.open(CHECK_PAGE);
  await eventually(async () => assert.equal((await page.check())?.step, 'sudden'));
  await away(control.check('yes'));
  assert.equal((await page.check()).step, 'sudden');
}]);

export default { cases };
