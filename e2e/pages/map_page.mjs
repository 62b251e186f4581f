// The page as a person meets it: what is chosen, what is drawn, and the hands. The only file that knows its attributes.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { zoneLine } from '../expected/patterns.mjs';

/** How long what a step sets off may take: long enough for a busy machine, since only what never comes waits for it. */
const PATIENCE_MS = 25_000;

/** Between two tries the browser has the machine for itself, ms: what is waited for comes sooner than if it were asked for without a pause. */
const PAUSE_MS = 25;

/** The pages that hold the map. */
export const MAP_PAGES = ['/', '/muscles/sternocleidomastoid/', '/muscles/suboccipitals/', '/muscles/upper-trapezius/', '/muscles/temporalis/', '/pain/', '/pain/temple/'];

/** The page of the check before booking. */
export const CHECK_PAGE = '/before-you-book/';

/** The pages of text alone, which need no script. */
export const TEXT_PAGES = ['/credits/', '/accessibility/'];

/** An address that has no page. */
export const NO_PAGE = '/muscles/platysma/';

/** Third element of a case that only this engine can play: it has the DevTools protocol, and reports layout shifts. */
export const CHROMIUM = ['chromium'];

/**
 * Repeats an assertion until it holds; after `PATIENCE_MS` its own message is the failure.
 * @param {() => Promise<void>} assertion
 */
export async function eventually(assertion, patience = PATIENCE_MS) {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/**
 * A reader of pages that opens each address once in each engine: a load is what costs.
 * @param {(page: MapPage) => Promise<T>} read
 * @returns {(page: MapPage, address: string) => Promise<T>} what it read when the page was opened; the page may be elsewhere by then
 * @template T
 */
export function readOnce(read) {
  const known = new Map();
  return async (page, address) => {
    const key = `${page.engine.name} ${address}`;
    if (!known.has(key)) {
      await page.open(address);
      known.set(key, await read(page));
    }
    return known.get(key);
  };
}

// What is read of the map, in the page; each also as a part of `state`.
const readMainView = () => [...document.querySelectorAll('svg[data-main]')].map((svg) => svg.dataset.view).join(' and ');
const readChosen = () => [...document.querySelectorAll('[data-muscle][aria-current="true"]')].map((region) => `${region.dataset.muscle} ${region.dataset.side}`).sort();
const readZones = () => [...document.querySelectorAll('[data-zone]')].map((zone) => {
  const { width, height } = zone.getBoundingClientRect();
  const { zone: area, side, strength } = zone.dataset;
  return { view: zone.closest('svg[data-view]')?.dataset.view, area, side, strength, deep: 'deep' in zone.dataset, seen: width > 0 && height > 0 };
});
const zoneSeen = (zone) => zoneLine(zone) + (zone.seen ? '' : ' (no extent)');

export class MapPage {
  /**
   * @param engine a started engine
   * @param proxies the proxies that stand before the site
   */
  constructor(engine, proxies) {
    this.engine = engine;
    this.driver = engine.driver;
    this.proxies = proxies;
  }

  /** Opens an address with scripts on, and waits until the page answers. */
  async open(address, condition = 'watched') {
    await this.driver.get(this.proxies.origins[condition] + address);
    await this.ready();
  }

  /** Opens a whole address, and waits until the page answers. */
  async openAt(url) {
    await this.driver.get(url);
    await this.ready();
  }

  /** Opens an address under a condition in which the page does not come alive. */
  async openStill(address, condition) {
    await this.driver.get(this.proxies.origins[condition] + address);
  }

  /**
   * Tells the page what the browser tells it when it comes back to an address without a load: this is now in the address bar. (Browsers
   * keep some fifty entries; so many addresses do not have one each.)
   */
  comeBackTo(address) {
    return this.run((to) => {
      history.replaceState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }, address);
  }

  /** Whether the browser is on a page of the site that answers. */
  stands() {
    return this.run(() => document.documentElement.hasAttribute('data-ready') && !!document.querySelector('.map'));
  }

  /** Waits until a plain load has brought a page whose address matches. */
  arrived(pattern) {
    return eventually(async () => {
      assert.match(await this.address(), pattern);
      assert.equal(await this.run(() => document.readyState), 'complete');
    });
  }

  async ready() {
    const alive = await this.driver.executeAsyncScript(function () {
      const done = arguments[arguments.length - 1];
      const root = document.documentElement;
      const check = () => root.hasAttribute('data-ready') && done(true);
      new MutationObserver(check).observe(root, { attributes: true });
      check();
    }).catch((error) => error);
    if (alive !== true) {
      const errors = await this.run(() => JSON.stringify(globalThis.__watch && { console: __watch.console, errors: __watch.errors }));
      assert.fail(`data-ready did not come (${alive.name}); the page's errors: ${errors}`);
    }
  }

  /** Runs a function in the page. */
  run(script, ...args) {
    return this.driver.executeScript(script, ...args);
  }

  /** What the watching script wrote down. */
  watched() {
    return this.run(() => __watch);
  }

  /** Two frames later: whatever a step set off has been drawn. */
  settle() {
    return this.driver.executeAsyncScript(function () {
      const done = arguments[arguments.length - 1];
      requestAnimationFrame(() => requestAnimationFrame(() => done()));
    });
  }

  /** Path and query. */
  address() {
    return this.run(() => location.pathname + location.search + location.hash);
  }

  /** The large diagram's name. */
  mainView() {
    return this.run(readMainView);
  }

  /** The chosen regions of the large diagram, `sternocleidomastoid right`, sorted. */
  chosen() {
    return this.run(readChosen);
  }

  /** The regions that can be chosen, `view muscle side`, sorted. */
  regions() {
    return this.run(() => [...document.querySelectorAll('[data-muscle]')]
      .map((region) => [region.closest('svg[data-view]')?.dataset.view, region.dataset.muscle, region.dataset.side].join(' ')).sort());
  }

  /** The drawn zones as lines of text, sorted; those without a visible extent are told as such. */
  async zones() {
    return (await this.run(readZones)).map(zoneSeen).sort();
  }

  /** The areas of the large diagram that can be marked and seen, `area side`, sorted. */
  areas() {
    return this.run(() => [...document.querySelectorAll('svg[data-main] [data-area]')]
      .filter((place) => place.checkVisibility() && place.getBoundingClientRect().width > 0).map(({ dataset }) => `${dataset.area} ${dataset.side}`).sort());
  }

  /** What is marked, `area side`, sorted: the same in every diagram that draws it, and in the list. */
  async marked() {
    const { drawn, listed } = await this.run(() => {
      const pressed = (css, name) => [...document.querySelectorAll(css)].filter((place) => place.getAttribute('aria-pressed') === 'true').map(name);
      return {
        drawn: [...new Set(pressed('[data-area]', ({ dataset }) => `${dataset.area} ${dataset.side}`))].sort(),
        listed: pressed('.places [data-marks]', ({ dataset }) => dataset.marks.replace('.', ' ')).sort(),
      };
    });
    assert.deepEqual(drawn, listed, 'drawing and list tell the same');
    return drawn;
  }

  /**
   * Places along a line across an area of the large diagram, all of them within it, from one edge nearly to the other.
   * @returns {Promise<{x: number, y: number}[]>}
   */
  async across(area, side, count = 6) {
    const { y } = await this.meet(control.area(area, side));
    const row = await this.run((css, height) => {
      const element = document.querySelector(css);
      const { left, right } = element.getBoundingClientRect();
      const met = [];
      for (let x = Math.ceil(left); x < right; x += 1) if (element.contains(document.elementFromPoint(x, height))) met.push(x);
      return met;
    }, control.area(area, side), y);
    const at = (share) => row[Math.round((row.length - 1) * share)];
    return Array.from({ length: count }, (_, index) => ({ x: at(0.1 + (0.8 * index) / (count - 1)), y }));
  }

  /** Paints with the mouse: presses at the first place and lets go at the last. */
  async stroke(places) {
    const [first, ...rest] = places.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y), duration: 0 }));
    const actions = this.driver.actions().move(first).press();
    for (const place of rest) actions.move(place);
    await actions.release().perform();
  }

  /** What the row under the drawing tells of the last stroke. */
  painted() {
    return this.run(() => document.querySelector('[data-tells="painted"]').textContent);
  }

  /** How much colour the paint has at a place in the viewport, 0 to 255; 0 where there is no paint to be seen. */
  paintAt({ x, y }) {
    return this.run((px, py) => {
      const canvas = document.querySelector('.diagram[data-slot="main"] canvas');
      if (!canvas || canvas.getClientRects().length === 0) return 0;
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const across = canvas.closest('.turned') ? left + width - px : px - left;
      const pixel = canvas.getContext('2d').getImageData((across / width) * canvas.width, ((py - top) / height) * canvas.height, 1, 1);
      return pixel.data[3];
    }, x, y);
  }

  /** The patterns that fit the marks, `pattern side`, best first. */
  candidates() {
    return this.run(() => [...document.querySelectorAll('[data-candidate]')].map(({ dataset }) => `${dataset.candidate} ${dataset.side}`));
  }

  /** The guide's lists that are seen: for each area its muscles in order. */
  guide() {
    return this.run(() => Object.fromEntries([...document.querySelectorAll('[data-for-area]')]
      .filter((list) => list.getBoundingClientRect().height > 0)
      .map((list) => [list.dataset.forArea, [...list.querySelectorAll('[data-guide-muscle]')].map((entry) => entry.dataset.guideMuscle)])));
  }

  /** The drawn X marks, `view id side`, sorted. */
  points() {
    return this.run(() => [...document.querySelectorAll('[data-trigger-point]')]
      .map((point) => [point.closest('svg[data-view]')?.dataset.view, point.dataset.triggerPoint, point.dataset.side].join(' ')).sort());
  }

  /** The marks of the large diagram that are chosen, `id side`, sorted. */
  picked() {
    return this.run(() => [...document.querySelectorAll('svg[data-main] [data-trigger-point][aria-current="true"]')]
      .map((point) => `${point.dataset.triggerPoint} ${point.dataset.side}`).sort());
  }

  /** The zones of the pattern that is compared with, as lines of text, sorted. */
  async secondZones() {
    const zones = await this.run(() => [...document.querySelectorAll('[data-with-zone]')].map(({ dataset, ownerSVGElement }) => (
      { view: ownerSVGElement.dataset.view, area: dataset.withZone, side: dataset.side, strength: dataset.strength, deep: 'deep' in dataset })));
    return zones.map(zoneLine).sort();
  }

  /** What the person is told to be chosen: heading, the line under it, one sentence. */
  told() {
    return this.run(() => ['h1', '.panel .anatomical', '.panel .lead'].map((css) => document.querySelector(css).innerText.replace(/\s+/g, ' ').trim()));
  }

  /** Starts writing down each text that the live region gets; `said` gives them. */
  listen() {
    return this.run(() => {
      // Kept in the document: what a script puts beside it, Firefox's driver forgets.
      const { dataset } = document.documentElement;
      dataset.said = '[]';
      for (const region of document.querySelectorAll('.atlas [role="status"], .atlas [aria-live]')) {
        new MutationObserver(() => {
          const text = region.hidden ? '' : region.textContent.trim();
          if (text) dataset.said = JSON.stringify([...JSON.parse(dataset.said), text]);
        }).observe(region, { childList: true, characterData: true, subtree: true });
      }
    });
  }

  /** What was said since it was last asked. */
  said() {
    return this.run(() => {
      const said = JSON.parse(document.documentElement.dataset.said);
      document.documentElement.dataset.said = '[]';
      return said;
    });
  }

  /** The name that stands beside a place: its text and its box in the viewport; null where none is shown. */
  tip() {
    return this.run(() => {
      const tip = document.querySelector('.tip span');
      const { left, top, right, bottom, width } = tip.getBoundingClientRect();
      return !('told' in tip.dataset) || width === 0 || getComputedStyle(tip).visibility === 'hidden' ? null : { text: tip.textContent, left, top, right, bottom };
    });
  }

  /** Where the large diagram lies on the page as it is zoomed, in CSS px, and whether it is. */
  zoomed() {
    return this.run(() => {
      const { left, top, right, bottom, width } = document.querySelector('svg[data-main]').getBoundingClientRect();
      return { left, top: top + scrollY, right, bottom: bottom + scrollY, width, zoomed: !!document.querySelector('[data-zoomed]') };
    });
  }

  /** A place in the large diagram that means nothing: no place to choose within reach, nothing over it. */
  background() {
    return this.run(() => {
      scrollTo(0, 0);
      const box = document.querySelector('svg[data-main]').getBoundingClientRect();
      const far = (x, y) => [...document.querySelectorAll('svg[data-main] [data-trigger-point]')].every((point) => {
        const { left, top, width, height } = point.getBoundingClientRect();
        return Math.hypot(left + width / 2 - x, top + height / 2 - y) > 40;
      });
      for (const [across, i] of [0.42, 0.3, 0.55].flatMap((across) => Array.from({ length: 11 }, (_, step) => [across, 0.25 + step * 0.05]))) {
        const [x, y] = [Math.round(box.left + box.width * across), Math.round(box.top + box.height * i * 0.6)];
        const around = [[0, 0], [30, 0], [-30, 0], [0, 30], [0, -30]].map(([dx, dy]) => document.elementFromPoint(x + dx, y + dy));
        if (far(x, y) && around.every((hit) => hit?.closest('svg[data-main]') && !hit.closest('[data-act]'))) return { x, y };
      }
      throw new Error('the drawing has no background');
    });
  }

  /**
   * Touches the screen with fingers one after another at these places, as `[[x, y], …]` each; Chromium only.
   * @param {[number, number][][]} moments where the fingers are, moment by moment
   */
  async touch(moments) {
    const points = (fingers) => fingers.map(([x, y], id) => ({ x, y, id }));
    await this.engine.devTools('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(moments[0]) });
    for (const fingers of moments.slice(1)) await this.engine.devTools('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(fingers) });
    await this.engine.devTools('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** A finger's tap; Chromium only. */
  fingerAt({ x, y }) {
    return this.touch([[[x, y]]]);
  }

  /** How the check stands: the heading that is seen, and the result, if there is one; `null` while the map is seen. */
  check() {
    return this.run(() => {
      const seen = (element) => element.getClientRects().length > 0;
      const screens = [...document.querySelectorAll('.check')].filter(seen);
      if (screens.length === 0) return null;
      const [screen] = screens;
      const { step = 'text', result = null, urgency = null } = screen.dataset;
      const heading = screen.querySelector('h1');
      return { screens: screens.length, step, result, urgency, heading: heading.textContent, focused: document.activeElement === heading };
    });
  }

  /** Every way to the practice that is in the page, seen or not. */
  waysToPractice() {
    return this.run(() => [...document.querySelectorAll('[data-booking], a[href^="tel:"], a[href^="mailto:"]')]
      .filter((link) => !link.hasAttribute('data-emergency')).map((link) => link.getAttribute('href')));
  }

  /** The names of the links of the booking call. */
  call() {
    return this.run(() => [...document.querySelectorAll('.booking a')].map((link) => link.textContent.trim()));
  }

  /** How the page's map stands, for comparison with the state that an address names: large diagram, what is chosen, zones; at one moment. */
  async state() {
    const { zones, ...rest } = await this.run(`return { view: (${readMainView})(), chosen: (${readChosen})(), zones: (${readZones})() };`);
    return { ...rest, zones: zones.map(zoneSeen).sort() };
  }

  /**
   * Where the middle of a drawn thing lies in the viewport, in CSS px.
   * @param {string} selector
   */
  middle(selector) {
    return this.run((css) => {
      const { left, top, width, height } = document.querySelector(css).getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, selector);
  }

  /** A point in the viewport at which a tap meets this element, scrolled into view first; fails where nothing of it can be met. */
  async meet(selector) {
    const point = await this.run((css) => {
      const element = document.querySelector(css);
      if (!element) return null;
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      let met = [];
      // In the drawing a tap goes to the nearest point within 22 px.
      const points = !element.matches('svg[data-main] [data-muscle]') ? [] : [...document.querySelectorAll('svg[data-main] [data-trigger-point]')].map((point) => point.getBoundingClientRect());
      const nearOtherPoint = (x, y) => points.some((point) => Math.hypot(point.left + point.width / 2 - x, point.top + point.height / 2 - y) < 24);
      // Where a few places of the box do not tell enough, more are asked.
      for (const steps of [10, 24]) {
        if (met.length >= 10) break;
        met = [];
        for (let i = 0; i < steps; i += 1) {
          for (let j = 0; j < steps; j += 1) {
            const x = left + ((i + 0.5) / steps) * width;
            const y = top + ((j + 0.5) / steps) * height;
            const hit = document.elementFromPoint(x, y);
            if (hit && element.contains(hit) && !nearOtherPoint(x, y)) met.push({ x, y });
          }
        }
      }
      if (met.length === 0) {
        const there = document.elementFromPoint(left + width / 2, top + height / 2)?.outerHTML.replace(/>[^]*/, '>') ?? 'nothing';
        return { hidden: `its box is ${[left, top, width, height].map(Math.round)}, the window's ${[innerWidth, innerHeight]}, in its middle lies ${there}` };
      }
      // The met point nearest to the middle of all of them lies well inside.
      const mean = { x: met.reduce((sum, p) => sum + p.x, 0) / met.length, y: met.reduce((sum, p) => sum + p.y, 0) / met.length };
      const far = (p) => Math.hypot(p.x - mean.x, p.y - mean.y);
      return met.reduce((best, p) => (far(p) < far(best) ? p : best));
    }, selector);
    assert.ok(point, `there is no ${selector}`);
    assert.ok(!point.hidden, `no tap can meet ${selector}: ${point.hidden}`);
    return { x: Math.round(point.x), y: Math.round(point.y) };
  }

  /** Clicks on an element as a pointer does. */
  async tap(selector) {
    await this.tapAt(await this.meet(selector));
  }

  tapAt({ x, y }) {
    return this.driver.actions().move({ x, y, duration: 0 }).click().perform();
  }

  /** Lays the pointer on an element. */
  async point(selector) {
    const { x, y } = await this.meet(selector);
    await this.driver.actions().move({ x, y, duration: 0 }).perform();
  }

  /** A plain click event, as switch devices and screen readers send it. */
  click(selector) {
    return this.run((css) => {
      const element = document.querySelector(css);
      if (!element) throw new Error(`there is no ${css}`);
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window }));
    }, selector);
  }

  press(...keys) {
    return this.driver.actions().sendKeys(...keys).perform();
  }

  /** Tabs on until an element has the focus. */
  async tabTo(selector, most = 80) {
    for (let presses = 0; presses < most; presses += 1) {
      if (await this.run((css) => document.activeElement?.matches(css), selector)) return;
      await this.press(Key.TAB);
    }
    assert.fail(`${most} presses of Tab did not reach ${selector}`);
  }

  /** What has the focus: its opening tag. */
  focused() {
    return this.run(() => document.activeElement?.outerHTML.replace(/>[^]*/, '>') ?? 'nothing');
  }
}

/** Selectors of the controls, by what they do. */
export const control = {
  region: (muscle, side) => `svg[data-main] [data-muscle="${muscle}"][data-side="${side}"]`,
  listed: (muscle, side) => `.panel [data-act="choose:${muscle}:${side}"]`,
  side: (side) => `[data-act="side:${side}"]`,
  view: (view) => `[data-act="view:${view}"]`,
  layer: (layer) => `[data-act="layer:${layer}"]`,
  x: (id, side) => `svg[data-main] [data-trigger-point="${id}"][data-side="${side}"]`,
  /** The chip of a point in the panel. */
  chip: (id, side) => `.parts [data-act="choose:${id}:${side}"]`,
  strand: (strand, side) => `[data-strand="${strand}"][data-side="${side}"]`,
  otherSide: '.panel a[role="switch"]',
  mirror: '.tools [role="switch"]',
  compare: '.panel .compare summary',
  beside: (pattern, side) => `.panel [data-act="with:${pattern}:${side}"]`,
  alone: '.panel [data-act="alone"]',
  replay: '[data-tool="replay"]',
  reset: '[data-tool="reset"]',
  clear: '[data-act="clear"]',
  /** A control of the check: `yes`, `no`, `not-sure`, `back`, `close`, `clear`, `tick:heart`. */
  check: (what) => `.check [data-act="check:${what}"]`,
  /** The link to the check, with the booking call. */
  toCheck: '.booking [data-act="check"]',
  zone: (view, area, side) => `svg[data-view="${view}"] [data-zone="${area}"][data-side="${side}"]`,
  start: (start) => `.starts [data-act="from:${start}"]`,
  area: (area, side) => `svg[data-main] [data-area="${area}"][data-side="${side}"]`,
  place: (area, side) => `.places [data-act="mark:${area}.${side}"]`,
  strong: (area, side) => `.marked [data-act="strong:${area}.${side}"]`,
  word: (word) => `[data-act="word:${word}"]`,
  undo: '[data-act="undo"]',
  unmark: '[data-act="unmark"]',
  paint: '[data-tool="paint"]',
  eraser: '[data-tool="erase"]',
  brushSize: '[data-tool="size"]',
  larger: '[data-tool="larger"]',
  smaller: '[data-tool="smaller"]',
  /** Undo among the brush's tools. */
  unpaint: '.brush-tools [data-act="undo"]',
  candidate: (rank) => `[data-candidate][data-rank="${rank}"]`,
  remember: '[data-act="remember"]',
  forget: '[data-act="forget"]',
  copy: '[data-act="copy"]',
  send: '[data-act="send"]',
  row: (area) => `[data-lights="${area}"]`,
  theme: (theme) => `[data-theme-choice="${theme}"]`,
};
