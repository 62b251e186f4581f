// A page of the site as someone meets it who does anything: what can be tapped, what must hold on every page, what a reload must show.
import assert from 'node:assert/strict';
import { MapPage, control, eventually } from './map_page.mjs';

/** How long two frames are waited for; a page that has gone draws none, ms. */
const FRAMES_MS = 2000;

/** What is there to see, and what must not be; `waits` where the page does not answer yet, `null` where there is no page of the site. */
const readSeen = () => {
  const root = document.documentElement;
  if (!document.body?.dataset.page) return null;
  // Hands of its own may still be at work where the machine is slow.
  if (!root.hasAttribute('data-ready') || root.hasAttribute('data-e2e-hands')) return { waits: true, busy: root.hasAttribute('data-ready') };
  const wrong = [];
  const headings = [...document.querySelectorAll('h1, [role="heading"][aria-level="1"]')].filter((heading) => heading.checkVisibility());
  if (headings.length !== 1) wrong.push(`${headings.length} headings: ${headings.map((heading) => heading.textContent).join(' | ')}`);
  const mains = document.querySelectorAll('svg[data-main]').length;
  if (document.querySelector('svg[data-view]') && mains !== 1) wrong.push(`${mains} large diagrams`);
  const failed = document.querySelector('[data-failed] p');
  if (failed && !failed.hidden) wrong.push('the program has broken down');
  if (root.scrollWidth > root.clientWidth + 1) wrong.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);
  const all = document.querySelectorAll('a[href], button, input, summary, label, [role="button"], [data-zone], [data-lights]');
  const targets = [];
  for (const element of all) {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    if (width > 0 && x >= 0 && y >= 0 && x < innerWidth && y < innerHeight) {
      targets.push({ x, y, what: element.getAttribute('data-act') ?? element.getAttribute('data-do') ?? element.getAttribute('href') ?? element.tagName });
    }
  }
  return { wrong, targets, size: [innerWidth, innerHeight], kind: document.body.dataset.page, mode: root.dataset.mode, origin: location.origin, path: location.pathname };
};

/** What a reload must show again: everything that the address, or a session's store, says. */
const readStands = () => {
  const all = (css, of) => [...new Set([...document.querySelectorAll(css)].map(of))].sort();
  const checking = document.documentElement.dataset.checking !== undefined;
  const { pathname, search, hash } = location;
  return {
    address: pathname + search + hash,
    checking,
    ...(!checking && {
      view: all('svg[data-main]', ({ dataset }) => dataset.view),
      layer: all('.map', ({ dataset }) => dataset.layer),
      start: all('.atlas', ({ dataset }) => dataset.start),
      chosen: all('[data-muscle][aria-current="true"]', ({ dataset }) => `${dataset.muscle} ${dataset.side}`),
      picked: all('[data-trigger-point][aria-current="true"]', ({ dataset }) => `${dataset.triggerPoint} ${dataset.side}`),
      zones: all('[data-zone]', ({ dataset }) => `${dataset.zone} ${dataset.side} ${dataset.strength}`),
      beside: all('[data-with-zone]', ({ dataset }) => `${dataset.withZone} ${dataset.side}`),
      // From a muscle the marks wait unseen, in memory alone.
      marked: all('.atlas:not([data-start="muscle"]) [data-area][aria-pressed="true"]', ({ dataset }) => `${dataset.area} ${dataset.side} ${dataset.severity}`),
      strokes: all('[data-stroke]', ({ dataset }) => `${dataset.stroke} ${dataset.ink}`),
    }),
  };
};

export class WanderedPage extends MapPage {
  /**
   * Waits until the page answers, and looks at it: what on it is not as it must be, where it may be tapped. `null` where the browser is
   * not on a page of the site. It asks again and again: where a page goes while it is waited for within it, WebKit's driver never answers.
   * @returns {Promise<{wrong: string[], targets: {x: number, y: number, what: string}[], size: [number, number], kind: string, mode: string, origin: string, path: string} | null>}
   */
  async look() {
    let seen;
    await eventually(async () => {
      seen = await this.run(readSeen);
      assert.ok(!seen?.waits);
    }).catch((error) => assert.ok(seen?.busy, `the page does not come alive: ${error.message}`));
    return seen;
  }

  /**
   * Does what hands do by events of the page's own, one after the other; `look` waits for the last.
   * @param {({key: string} | {places: {x: number, y: number}[]})[]} deeds
   */
  handsOfItsOwn(deeds) {
    return this.run((all) => {
      const root = document.documentElement;
      const common = { bubbles: true, cancelable: true, composed: true, view: window };
      const at = ({ x, y }) => document.elementFromPoint(x, y) ?? root;
      const pointer = (kind, place) => at(place).dispatchEvent(new PointerEvent(kind, { ...common, clientX: place.x, clientY: place.y, pointerId: 1, pointerType: 'mouse', isPrimary: true, buttons: 1 }));
      const press = (key) => {
        const on = document.activeElement ?? document.body;
        const [name, ctrlKey] = [key.split('+').pop() || key, key.startsWith('Control')];
        const goesOn = on.dispatchEvent(new KeyboardEvent('keydown', { ...common, key: name, ctrlKey }));
        on.dispatchEvent(new KeyboardEvent('keyup', { ...common, key: name, ctrlKey }));
        if (goesOn && key === 'Enter' && on.matches('a[href], button, summary, [role="button"]')) on.dispatchEvent(new MouseEvent('click', common));
        if (key !== 'Tab') return;
        const stops = [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')].filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility());
        stops[(stops.indexOf(on) + 1) % stops.length]?.focus();
      };
      const tap = (places) => {
        const [first, last] = [places[0], places.at(-1)];
        pointer('pointerover', first);
        pointer('pointerdown', first);
        at(first).closest('a, button, input, summary, [tabindex]')?.focus();
        places.slice(1).forEach((place) => pointer('pointermove', place));
        pointer('pointerup', last);
        if (at(first) === at(last)) at(last).dispatchEvent(new MouseEvent('click', { ...common, clientX: last.x, clientY: last.y, detail: 1 }));
      };
      const next = () => {
        const deed = all.shift();
        if (!deed) return root.removeAttribute('data-e2e-hands');
        if (deed.key) press(deed.key);
        else tap(deed.places);
        setTimeout(next);
      };
      root.setAttribute('data-e2e-hands', '');
      setTimeout(next);
    }, deeds);
  }

  /** What a reload must show again. */
  stands() {
    return this.run(readStands);
  }

  /**
   * Reloads once whatever a step set off has been drawn, and marks the page so that it is not taken for the one after.
   * Fails where it goes elsewhere meanwhile.
   * @returns what it showed before
   */
  async reload() {
    await this.run(() => requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.e2eDrawn = ''; })) && null);
    await eventually(async () => assert.ok(await this.run(() => 'e2eDrawn' in document.documentElement.dataset)), FRAMES_MS);
    return this.run(`
      const root = document.documentElement;
      if (!('e2eDrawn' in root.dataset)) throw new Error('another page by now');
      const before = (${readStands})();
      root.dataset.e2eBefore = '';
      location.reload();
      return before;`);
  }

  /** From here on no link leads off the page. */
  stay() {
    return this.run(() => { document.documentElement.dataset.e2eStays = ''; });
  }

  /** Peels through all layers, whose drawings come with the first peeling and stay. */
  async peel() {
    for (const layer of ['skin', 'deep', 'bone', 'muscle']) {
      await this.run((css) => document.querySelector(css)?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window })), `.map [data-act="layer:${layer}"]`);
      await eventually(async () => assert.ok(await this.run((of) => [of, undefined].includes(document.querySelector('.map')?.dataset.layer), layer)));
    }
  }

  /** As the page was first: nothing chosen, marked, drawn or told, the drawing whole. */
  async bringToStart() {
    // The check as it is first, too, unseen: what stands there is counted. It may go by a step back in the history, which takes its time;
    // behind it nothing is animated to its end.
    if (await this.run(() => document.querySelector('.checking') !== null)) {
      const checking = () => this.run(() => document.querySelector('.chart').hidden);
      if (!await checking()) await this.click('#app [data-act="check"]');
      await eventually(async () => assert.ok(await checking(), 'the check does not open'));
      const ways = ['clear', 'back', 'close'].map(control.check);
      await eventually(async () => {
        if (await checking()) await this.click(await this.run((...all) => all.find((css) => document.querySelector(css)), ...ways));
        assert.ok(!await checking(), 'the check does not close');
      });
    }
    await this.run(() => {
      const click = (css) => document.querySelector(css)?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window }));
      document.documentElement.removeAttribute('data-e2e-no-storage');
      const acts = ['from:pain', 'unmark', 'from:muscle', 'clear', 'view:front', 'mirror:off', 'side:right', 'layer:muscle', 'view:side'];
      acts.forEach((act) => click(`#app [data-act="${act}"]:not([hidden])`));
      ['go-on', 'empty', 'shut', 'pen', 'pen'].forEach((deed) => click(`#app [data-do="${deed}"]`));
      click('[data-tool="reset"]');
      document.querySelectorAll('details[open]').forEach((details) => { details.open = false; });
      for (const slider of document.querySelectorAll('input[type="range"]')) {
        slider.value = '0';
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
      document.querySelector('.atlas')?.dispatchEvent(new PointerEvent('pointerleave'));
      document.activeElement?.blur();
    });
    // What goes slowly has gone.
    await eventually(async () => assert.equal(await this.run(() => document.querySelectorAll('[data-away]').length), 0));
    await this.settle();
  }

  /** What the page holds on to: nodes, the program's memory and the JavaScript heap, in bytes; Chromium only. */
  async held() {
    const held = await this.run(() => globalThis.held());
    return { ...held, heap: await this.engine.heap() };
  }
}
