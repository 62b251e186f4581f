// The joint's page as a person meets it: the close-up, how it stands, and the hands. The only file that knows its attributes.
import { MapPage } from './map_page.mjs';

export const JOINT_PAGE = '/joints/occipitoatlantal/';

/** Each motion with its range in degrees, and what the page calls its ends. */
export const MOTIONS = {
  nod: { low: -5, high: 15, less: 'forward', more: 'back', restricted: [-2, 6] },
  tilt: { low: -5, high: 5, less: 'to the left', more: 'to the right', restricted: [-2, 2] },
  turn: { low: -36, high: 36, less: 'to the left', more: 'to the right' },
};

export class JointPage extends MapPage {
  /** The joint's page over the page that a case is given. */
  static of(page) {
    return new JointPage(page.engine, page.proxies);
  }

  /** Chooses one of a group: a motion, what passes, how it moves. */
  choose(value) {
    return this.click(`.joint input[value="${value}"]`);
  }

  /** How the close-up that is seen stands: its motion, its angle, the words for it. */
  stands() {
    return this.run(() => {
      const seen = [...document.querySelectorAll('[data-motion]')].filter((figure) => figure.querySelector('[data-angle]').getClientRects().length > 0);
      return seen.map((figure) => ({
        motion: figure.dataset.motion,
        angle: Number(figure.querySelector('[data-angle]').dataset.angle),
        words: figure.querySelector('output').textContent,
        slider: figure.querySelector('input[type="range"]').value,
        spoken: figure.querySelector('input[type="range"]').getAttribute('aria-valuetext'),
      }));
    });
  }

  /** The angle of the close-up that is seen. */
  async angle() {
    return (await this.stands())[0].angle;
  }

  /** Sets a slider as a script would, with whatever it is given. */
  set(motion, value) {
    return this.run((name, wish) => {
      const slider = document.querySelector(`[data-motion="${name}"] input[type="range"]`);
      slider.value = wish;
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }, motion, value);
  }

  slider(motion) {
    return `[data-motion="${motion}"] input[type="range"]`;
  }

  /** Where a place of the drawing, given in shares of its width and height, lies in the viewport. */
  place(motion, across, down) {
    return this.run((name, x, y) => {
      const drawing = document.querySelector(`[data-motion="${name}"] [data-angle]`);
      drawing.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = drawing.getBoundingClientRect();
      return [Math.round(left + width * x), Math.round(top + height * y)];
    }, motion, across, down);
  }

  /** Presses at a place, goes through others, and lets go at the last. */
  async drag(places) {
    const [[x, y], ...rest] = places;
    let actions = this.driver.actions().move({ x, y, duration: 0 }).press();
    for (const [toX, toY] of rest) actions = actions.move({ x: toX, y: toY, duration: 40 });
    await actions.release().perform();
  }

  /** The turned bones of a close-up: each transform once. */
  turned(motion) {
    return this.run((name) => {
      const figure = document.querySelector(`[data-motion="${name}"]`);
      const bones = [...figure.querySelectorAll(`[data-part="${figure.dataset.moves}"]`)];
      return [...new Set(bones.map((bone) => bone.getAttribute('transform')))];
    }, motion);
  }

  /** Path of the first shape that follows in a close-up. */
  followed(motion) {
    return this.run((name) => document.querySelector(`[data-motion="${name}"] path[data-follows]`).getAttribute('d'), motion);
  }
}
