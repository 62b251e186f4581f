// Session mode as a therapist meets it, and what the client's phone shows. The only file that knows its attributes.
import assert from 'node:assert/strict';
import { MapPage, eventually } from './map_page.mjs';

export class SessionPage extends MapPage {
  /** The strokes that are to be seen, `diagram number colour`, in their order. */
  strokes() {
    return this.run(() => [...document.querySelectorAll('[data-stroke]')]
      .map((stroke) => `${stroke.closest('svg').dataset.of} ${stroke.dataset.stroke} ${stroke.dataset.ink}`));
  }

  /** The box of a stroke's ink on the screen. */
  strokeBox(number) {
    return this.run((which) => {
      const { left, top, width, height } = document.querySelector(`[data-stroke="${which}"] .ink`).getBoundingClientRect();
      return { left, top, width, height };
    }, number);
  }

  /** Draws with the mouse through these places of the window; `lift: false` leaves the button down. */
  async draw(places, { lift = true } = {}) {
    const [[x, y], ...rest] = places.map((place) => place.map(Math.round));
    const hand = this.driver.actions().move({ x, y, duration: 0 }).press();
    rest.forEach(([toX, toY]) => hand.move({ x: toX, y: toY, duration: 10 }));
    if (lift) hand.release();
    await hand.perform();
    await this.settle();
  }

  /** Places along a line across the large diagram, as shares of its box. */
  async line(from, to, steps = 12) {
    const box = await this.run(() => {
      const { left, top, width, height } = document.querySelector('svg[data-main]').getBoundingClientRect();
      return { left, top, width, height };
    });
    const at = ([x, y]) => [box.left + x * box.width, box.top + y * box.height];
    const [a, b] = [at(from), at(to)];
    return Array.from({ length: steps + 1 }, (_, step) => [0, 1].map((axis) => a[axis] + ((b[axis] - a[axis]) * step) / steps));
  }

  /** What is said in large letters. */
  said() {
    return this.run(() => document.querySelector('.said').innerText.split('\n').map((line) => line.trim()).filter(Boolean));
  }

  /** What has just happened, as it is said on the page; else empty. */
  toldNow() {
    return this.run(() => [...document.querySelectorAll('.told, .at-home .notice')].filter((told) => told.checkVisibility()).map((told) => told.textContent).join(' '));
  }

  /** Holds a button as a finger does, by the page's own clock: on a busy machine press and release would come to it at once. */
  async hold(selector) {
    const { x, y } = await this.meet(selector);
    await this.driver.actions().move({ x, y, duration: 0 }).press().perform();
    await this.driver.executeAsyncScript('setTimeout(arguments[0], 1300)');
    await this.driver.actions().release().perform();
  }

  /**
   * Everything that the browser keeps for the site but for the therapist's own choices and the site's own files: both storages,
   * databases, cookies, what is cached, the history's entry, the window's name, the address.
   */
  stores() {
    return this.driver.executeAsyncScript(function () {
      const done = arguments[arguments.length - 1];
      const own = ['theme', 'session-hand'];
      const kept = (store) => Object.entries({ ...store }).filter(([key]) => !own.includes(key));
      const cached = async () => {
        const names = await caches.keys();
        const inside = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
        return [...names.filter((name) => !name.startsWith('headache-map ')), ...inside.flat().filter((url) => /[?#]/.test(url))];
      };
      const databases = async () => (await indexedDB.databases?.() ?? []).map(({ name }) => name);
      Promise.all([cached(), databases()]).then((apart) => done([
        ...kept(localStorage), ...kept(sessionStorage), ...apart.flat(), document.cookie, history.state, window.name, location.search, location.hash,
      ].filter(Boolean)), (error) => done([String(error)]));
    });
  }

  /** What is kept of the session. */
  kept() {
    return this.run(() => localStorage.getItem('session'));
  }

  /** Lets time pass for the page, and tells it that it is seen again, as a tablet does that was put down. */
  async later(minutes) {
    await this.run((ms) => {
      // Firefox runs this beside the page, not in it.
      const { Date } = window.wrappedJSObject ?? window;
      const now = Date.now.bind(Date);
      Date.now = () => now() + ms;
      document.dispatchEvent(new Event('visibilitychange'));
    }, minutes * 60_000);
  }

  /** Keeps every picture that the page makes where `pictures` finds it, in place of downloading it. */
  catchPictures() {
    return this.run(() => {
      // Firefox runs this beside the page, not in it.
      const page = window.wrappedJSObject ?? window;
      const pictures = [];
      page.__pictures = pictures;
      const make = page.URL.createObjectURL.bind(page.URL);
      page.URL.createObjectURL = (blob) => {
        if (blob.type === 'image/png') pictures.push(blob);
        return make(blob);
      };
      page.HTMLAnchorElement.prototype.click = () => {};
      page.Navigator.prototype.canShare = undefined;
    });
  }

  /** The picture that the page has made, as base64. */
  async picture() {
    await eventually(async () => assert.equal(await this.run(() => (window.wrappedJSObject ?? window).__pictures.length), 1));
    return this.driver.executeAsyncScript(function () {
      const done = arguments[arguments.length - 1];
      const reader = new FileReader();
      reader.onload = () => done(reader.result.split(',')[1]);
      reader.readAsDataURL((window.wrappedJSObject ?? window).__pictures.pop());
    });
  }

  /** The code as it stands on the screen: its pixels. */
  codePixels() {
    return this.driver.executeAsyncScript(function () {
      const done = arguments[arguments.length - 1];
      const svg = document.querySelector('.leaf .code svg').cloneNode(true);
      const modules = svg.viewBox.baseVal.width;
      const size = modules * 4;
      const paths = svg.querySelector('path').getAttribute('d');
      const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
      const context = canvas.getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, size, size);
      context.scale(4, 4);
      context.fillStyle = '#000';
      context.fill(new Path2D(paths));
      done({ size, pixels: [...context.getImageData(0, 0, size, size).data] });
    });
  }
}

/** Selectors of session mode's controls, by what they do. */
export const desk = {
  tool: (deed) => `.strip [data-do="${deed}"]`,
  ink: (ink) => `.inks [data-ink="${ink}"]`,
  clientsView: '.strip [role="switch"]',
  next: '.strip .next',
  findings: '.strip [data-do="open:findings"]',
  takeHome: '.strip [data-do="open:take-home"]',
  card: '.strip [data-do="open:before"]',
  shut: '.leaf[data-open] .shut',
  inLeaf: (deed) => `.leaf[data-open] [data-do="${deed}"]`,
  note: '.leaf[data-open] .note input',
  goOn: '.cover [data-do="go-on"]',
  nextOnCover: '.cover .next',
};
