// A user who does anything, by numbers that only look like chance: the same numbers, as far as the pages allow, the same user.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Key } from 'selenium-webdriver';
import { Host } from './host.mjs';
import { JOINT_PAGE } from '../pages/joint_page.mjs';
import { CHECK_PAGE, MAP_PAGES, NO_PAGE, TEXT_PAGES, eventually } from '../pages/map_page.mjs';
import { WanderedPage } from '../pages/wandered_page.mjs';

const SEED = 20_261;
const ACTIONS = 500;
/** Actions between two looks at the page; more where to look takes WebKitGTK, which paints without a graphics card, seconds. */
const AT_ONCE = 5;
const AT_ONCE_WEBKIT = 20;
/** Looks between two reloads that must show the same. */
const LOOKS = 8;
/** How many of the actions a failure tells. */
const TOLD = 100;
/** Actions after which a long way tells how far it is. */
const TOLD_FAR = 1000;
/** How long it may take until the site is kept on the device, ms. */
const KEEP_MS = 60_000;
/** What may be held on to at the end beyond what was after two thirds of the actions, bytes: a page of wasm, a little of the heap; and nodes. */
const MOST_NODES = 100; // which screen of the check stands, unseen, and what was told last
const MOST_PROGRAM = 64 * 1024;
const MOST_HEAP = 256 * 1024;
/** Looks after which the network is there again. */
const OFFLINE = 4;

const PAGES = [
  ...MAP_PAGES, ...MAP_PAGES, CHECK_PAGE, NO_PAGE, JOINT_PAGE, JOINT_PAGE, '/session/', '/session/', '/embed/', ...TEXT_PAGES,
  '/?view=back&layer=bone', '/muscles/sternocleidomastoid/?side=left&point=scm-sternal-middle&with=suboccipitals:left',
  '/muscles/sternocleidomastoid/?strand=clavicular&view=front&mirror=1', '/pain/#v1&pain=temple.left.strong,brow.right.mild&words=aching&end',
  '/muscles/nothing/?view=top&side=up&with=%FF%00:&layer=', '/pain/temple/#v1&pain=temple.left.str', '/session/#take-home=1.nonsense',
];
const SIZES = [[1180, 820], [820, 1180], [1440, 900], [600, 900], [390, 844], [320, 568]];
/** Undo, as the keys are called that are pressed for it. */
const UNDO = 'Control+z';
/** Keys as pages are told of them. */
const KEYS = [
  'Tab', 'Tab', 'Tab', 'Enter', 'Enter', ' ', 'Escape', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageDown', '+', '-', '0', 'a',
  UNDO,
];
/** What drivers call those that write nothing. */
const KEY_CODES = {
  Tab: Key.TAB, Enter: Key.ENTER, ' ': Key.SPACE, Escape: Key.ESCAPE, ArrowLeft: Key.ARROW_LEFT, ArrowRight: Key.ARROW_RIGHT, ArrowUp: Key.ARROW_UP,
  ArrowDown: Key.ARROW_DOWN, Home: Key.HOME, End: Key.END, PageDown: Key.PAGE_DOWN,
};
const THEMES = ['system', 'light', 'dark', 'dim'];

/** Numbers that only look like chance. */
class Chance {
  constructor(seed) {
    this.seed = seed >>> 0;
  }

  below(most) {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.seed / 2 ** 32) * most);
  }

  of(list) {
    return list[this.below(list.length)];
  }
}

class RandomUser {
  done = [];
  staysOn = false;
  looks = 0;
  offline = 0;
  storageFailed = false;
  /** How often the browser was interrupted by a load in the midst of what was done. */
  interrupted = 0;
  /** How many reloads were compared, and how many not, since the page was just going. */
  reloaded = 0;
  notReloaded = 0;

  constructor(page, host, engine, chance, withWorker) {
    Object.assign(this, { page, host, engine, chance, withWorker });
  }

  note(what) {
    this.done.push(what);
  }

  async open(address) {
    this.note(`open ${address}`);
    await this.page.driver.get(this.host.origin + address);
    this.storageFailed = false;
  }

  /** Something that a hand does, where it does it. */
  deed({ targets, size: [width, height] }) {
    const { chance } = this;
    const anywhere = () => ({ x: chance.below(width), y: chance.below(height) });
    const kind = chance.below(10);
    if (kind < 6) {
      const { x, y, what = '' } = kind < 5 && targets.length > 0 ? chance.of(targets) : anywhere();
      this.note(`tap ${x},${y} ${what}`);
      return { places: [{ x, y }] };
    }
    if (kind < 9) {
      const key = chance.of(KEYS);
      this.note(`key ${key}`);
      return { key };
    }
    const places = Array.from({ length: 2 + chance.below(4) }, anywhere);
    this.note(`drag ${places.map(({ x, y }) => `${x},${y}`).join(' ')}`);
    return { places };
  }

  /** Some things that hands do, one after the other. */
  async hands(seen) {
    // WebKitGTK's driver takes a fifth of a second for each.
    const ownHands = this.engine.name === 'webkit';
    const deeds = Array.from({ length: ownHands ? AT_ONCE_WEBKIT : AT_ONCE }, () => this.deed(seen));
    if (ownHands) return this.page.handsOfItsOwn(deeds);
    let hands = this.page.driver.actions();
    for (const { key, places: [first, ...rest] = [] } of deeds) {
      if (key === UNDO) {
        hands = hands.keyDown(Key.CONTROL).keyDown('z').keyUp('z').keyUp(Key.CONTROL);
      } else if (key) {
        hands = hands.keyDown(KEY_CODES[key] ?? key).keyUp(KEY_CODES[key] ?? key);
      } else {
        hands = hands.move({ ...first, duration: 0 }).press();
        for (const place of rest) hands = hands.move({ ...place, duration: 20 });
        hands = hands.release();
      }
    }
    try {
      await hands.perform();
    } catch (error) {
      // The drivers then do not know where the hand is.
      this.wasInterrupted(error);
      await this.page.driver.actions().clear().catch(() => {});
    }
  }

  /** A load came in the midst of it. */
  wasInterrupted(error) {
    this.interrupted += 1;
    this.note(`(interrupted: ${error.name})`);
  }

  /** One of the other things that can happen to a page. */
  async other() {
    const { chance, page, engine, host } = this;
    const root = (change, ...of) => page.run(change, ...of).catch((error) => this.wasInterrupted(error));
    // Who stays does only what leads nowhere.
    switch (this.staysOn ? chance.of([0, 4, 6, 7, 8]) : chance.below(10)) {
      case 0: {
        const size = chance.of(SIZES);
        this.note(`size ${size}`);
        // A page that is just going has no size.
        return engine.viewport(...size).catch(() => engine.viewport(...size));
      }
      case 1:
      case 2:
        this.note('back');
        return root(() => history.back());
      case 3:
        this.note('forward');
        return root(() => history.forward());
      case 4: {
        const theme = chance.of(THEMES);
        this.note(`theme ${theme}`);
        return root((css) => document.querySelector(css)?.click(), `[data-theme-choice="${theme}"]`);
      }
      case 5:
        if (!this.withWorker || this.offline > 0) return undefined;
        this.note('offline');
        this.offline = OFFLINE;
        host.reachable = false;
        return undefined;
      case 6:
        this.note('storage fails, or no more');
        this.storageFailed = true;
        return root(() => document.documentElement.toggleAttribute('data-e2e-no-storage'));
      case 7:
        this.note('scroll');
        return root((share) => scrollTo(0, share * document.documentElement.scrollHeight), chance.below(100) / 100);
      case 8: {
        if (!engine.hasDevTools) return undefined;
        const [from, to] = [0, 0].map(() => [[100 + chance.below(200), 100 + chance.below(400)], [100 + chance.below(200), 100 + chance.below(400)]]);
        this.note(`pinch ${JSON.stringify([from, to])}`);
        return page.touch([from, to]);
      }
      default:
        return this.open(chance.of(PAGES));
    }
  }

  /** A reload must show the same. */
  async reloads({ kind, mode, path }) {
    // Where storage has failed, what is kept is older. The check forgets on purpose, the joint's angle is in no address, and what a client
    // looks at who opened the link of their session is kept nowhere.
    const forgets = path.endsWith('/before-you-book/') || (kind === 'session' && mode === 'visitor');
    if (this.storageFailed || this.offline > 0 || !['map', 'session'].includes(kind) || forgets) return;
    this.note('reload');
    // A page that is just going to another has nothing to show again.
    const before = await this.page.reload().catch((error) => this.wasInterrupted(error));
    if (!before) {
      this.notReloaded += 1;
      return;
    }
    this.reloaded += 1;
    await eventually(async () => assert.equal(await this.page.run(() => 'e2eBefore' in document.documentElement.dataset), false));
    await this.page.look();
    await eventually(async () => assert.deepEqual(await this.page.stands(), before, 'a reload shows something else'));
  }

  /** The site is kept on the device, as after a first visit. */
  async isKept() {
    await this.open('/');
    if (!this.withWorker) return;
    await eventually(async () => assert.ok(await this.page.run(() => !!navigator.serviceWorker.controller), 'the site is not kept on the device'), KEEP_MS);
  }

  /** Goes about the whole site. */
  async wander(actions) {
    await this.isKept();
    await this.goesOn(actions);
  }

  /** Stays on a page, and compares what it holds on to after two thirds and at the end, brought to where it began. */
  async stays(address, actions) {
    this.staysOn = true;
    await this.open(address);
    await this.page.ready();
    await this.page.stay();
    await this.page.peel();
    const held = [];
    // The first time leaves what is made once.
    for (let time = 0; time < 3; time += 1) {
      await this.goesOn(this.done.length + actions / 3);
      await this.page.bringToStart();
      held.push(await this.page.held());
    }
    const [, middle, end] = held;
    console.log(`      ${address}, ${actions} actions in three parts: ${held.map(({ nodes, program, heap }) => `${nodes} nodes, program ${program / 1024} KiB, heap ${Math.round(heap / 1024)} KiB`).join(' → ')}`);
    assert.ok(end.nodes - middle.nodes <= MOST_NODES, `${address}: ever more nodes`);
    assert.ok(end.program - middle.program <= MOST_PROGRAM, `${address}: the program's memory grows`);
    assert.ok(end.heap - middle.heap <= MOST_HEAP, `${address}: the JavaScript heap grows`);
  }

  async goesOn(until) {
    let told = this.done.length + TOLD_FAR;
    while (this.done.length < until) {
      if (this.done.length >= told) {
        console.log(`      ${this.done.length} actions`);
        told += TOLD_FAR;
      }
      const seen = await this.page.look();
      if (this.host.told.length > 0) assert.deepEqual(this.host.told, [], 'the page has something to say');
      assert.deepEqual(this.host.failed, [], 'requests failed');
      if (seen === null || seen.origin !== this.host.origin) {
        // Back to before the first page, or a page that nobody keeps, without a network.
        this.host.reachable = true;
        this.offline = 0;
        await this.open(this.chance.of(PAGES));
        continue;
      }
      if (seen.busy) continue;
      assert.deepEqual(seen.wrong, [], seen.path);
      this.looks += 1;
      if (this.offline > 0) {
        this.offline -= 1;
        if (this.offline === 0) {
          this.note('online');
          this.host.reachable = true;
        }
      }
      if (!this.staysOn && this.looks % LOOKS === 0) await this.reloads(seen);
      if (this.chance.below(3) === 0) await this.other();
      else await this.hands(seen);
    }
  }
}

/**
 * A case in which a random user goes about on a host of their own.
 * @param {(user: RandomUser, actions: number) => Promise<void>} goes
 */
export function userCase(title, goes, engines) {
  return [title, async (page, { base, engine, seed = SEED, actions = ACTIONS }) => {
    const host = await Host.start(base);
    // WebKitGTK's driver does not come back from pages that a worker answers for.
    const withWorker = engine.name !== 'webkit';
    const scripts = await Promise.all(['held.js', 'wander.js'].map((name) => readFile(new URL(name, import.meta.url), 'utf8')));
    host.first = (withWorker ? '' : 'Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined });') + scripts.join('');
    const user = new RandomUser(new WanderedPage(engine, page.proxies), host, engine, new Chance(seed), withWorker);
    try {
      await goes(user, actions);
      const interrupted = user.interrupted / (user.done.length / AT_ONCE);
      assert.ok(interrupted < 0.3, `${user.interrupted} times the hands were interrupted: too little was done`);
      assert.ok(user.notReloaded <= user.reloaded, `${user.notReloaded} reloads were not compared, ${user.reloaded} were`);
    } catch (error) {
      error.message = `seed ${seed}, after ${user.done.length} actions: ${error.message}\n  the last of them: ${user.done.slice(-TOLD).join('; ')}`;
      throw error;
    } finally {
      await page.run(() => navigator.serviceWorker?.getRegistration().then((registration) => registration?.unregister())).catch(() => {});
      await page.driver.get('about:blank').catch(() => {});
      host.stop();
    }
  }, engines];
}

/** How long a case may take, s: a second for each action and more, as other browsers may want the machine too. */
export const limit = ({ actions = ACTIONS }) => 120 + actions;
