// Below the map of the start page: why it hurts elsewhere, the joint, my story, before booking, a visit, questions.
import assert from 'node:assert/strict';
import { MAP_PAGES, eventually } from '../pages/map_page.mjs';

/** The first is the one that a page is opened on: a browser lays it out once less. */
const SCREENS = [[1180, 820], [820, 1180], [390, 844], [1440, 900]];
const cases = [];

/** The sections’ headings, in the order in which they are read. */
function headings(page) {
  return page.run(() => [...document.querySelectorAll('.below h2')].map((heading) => heading.textContent));
}

cases.push(['only the start page has it, in its order, with and without scripts', async (page) => {
  await page.open('/');
  const read = await headings(page);
  assert.deepEqual(read, [
    'Why it can hurt somewhere else', 'The “yes” joint', 'My story', 'Before you book', 'What happens in a visit', 'Questions people ask',
  ]);
  const after = await page.run(() => {
    const [map, below, foot] = ['.atlas', '.below', 'footer.site'].map((css) => document.querySelector(css));
    const follows = (a, b) => !!(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
    return follows(map, below) && follows(below, foot) && !map.contains(below);
  });
  assert.ok(after, 'it follows the map, outside the live part');
  await page.openStill('/', 'noScripts');
  assert.deepEqual(await headings(page), read);
  for (const address of MAP_PAGES.filter((path) => path !== '/')) {
    await page.openStill(address, 'noScripts');
    assert.deepEqual(await headings(page), [], address);
  }
}]);

cases.push(['its drawings are drawn, and say nothing to those who hear the page that the words do not', async (page) => {
  await page.open('/');
  const drawings = await page.run(() => [...document.querySelectorAll('.below figure svg')].map((svg) => {
    svg.scrollIntoView({ behavior: 'instant' });
    const plate = svg.querySelector('use').getBoundingClientRect();
    const marks = [...svg.querySelectorAll('.marks use')].map((use) => use.getBoundingClientRect());
    return {
      hidden: svg.getAttribute('aria-hidden'),
      plate: plate.width > 150 && plate.height > 150,
      marks: marks.length > 1 && marks.every(({ width, height }) => width > 5 && height > 5),
      caption: svg.closest('figure').querySelector('figcaption').innerText.trim().length > 20,
    };
  }));
  assert.deepEqual(drawings, Array(2).fill({ hidden: 'true', plate: true, marks: true, caption: true }));
}]);

cases.push(['its drawings cost nothing until they are seen, and without scripts or on paper they are there', async (page, { engine }) => {
  const drawn = () => page.run(() => [...document.querySelectorAll('.below figure svg')].map((svg) => svg.checkVisibility()));
  await page.open('/');
  assert.deepEqual(await drawn(), [false, false]);
  for (const [at, expected] of [[true, false], [true, true]].entries()) {
    await page.run((nth) => document.querySelectorAll('.below figure')[nth].scrollIntoView({ behavior: 'instant', block: 'end' }), at);
    await eventually(async () => assert.deepEqual(await drawn(), expected));
  }
  if (engine.hasDevTools) {
    await page.open('/');
    await engine.devTools('Emulation.setEmulatedMedia', { media: 'print' });
    assert.deepEqual(await drawn(), [true, true]);
    await engine.devTools('Emulation.setEmulatedMedia', { media: '' });
  }
  await page.openStill('/', 'noScripts');
  assert.deepEqual(await drawn(), [true, true]);
}]);

cases.push(['the drawing’s link shows the same pattern on the map', async (page) => {
  await page.open('/');
  await page.tap('.below .why a.on');
  await page.arrived(/^\/muscles\/sternocleidomastoid\/\?side=right&point=scm-sternal-middle$/);
  await page.ready();
  await eventually(async () => assert.deepEqual(await page.picked(), ['scm-sternal-middle right']));
}]);

cases.push(['the story is in one view with what it is and with what trials found, and the booking call closes it', async (page, { engine }) => {
  await page.open('/');
  for (const [width, height] of SCREENS) {
    if (!(await engine.exactly(width, height))) continue; // narrower than the engine's windows
    await page.settle();
    const { high, beside, order } = await page.run(() => {
      const box = (css) => document.querySelector(`.below .story ${css}`).getBoundingClientRect();
      const [note, told, trials, call] = ['.note', '.told', '.trials', '[data-booking]'].map(box);
      // From the story's last words to the last of the trials.
      const last = [...document.querySelectorAll('.below .told p')].at(-2).getBoundingClientRect();
      return {
        high: Math.max(trials.bottom, told.bottom) - Math.min(last.top, trials.top),
        beside: Math.abs(told.top - trials.top) < 2,
        order: note.bottom <= told.top && trials.top >= note.bottom && call.top >= Math.max(told.bottom, trials.bottom),
      };
    });
    assert.ok(order, `${width} × ${height}: note, story and trials, booking call`);
    assert.ok(high <= height - 100, `${width} × ${height}: ${high} px from the story’s last words to the end of the trials`);
    assert.equal(beside, width >= 700, `${width} × ${height}: side by side where there is room`);
  }
}]);

cases.push(['booking stays in reach wherever the page is scrolled', async (page, { engine }) => {
  await page.open('/');
  for (const [width, height] of SCREENS) {
    if (!(await engine.exactly(width, height))) continue; // narrower than the engine's windows
    for (let part = 0; part <= 12; part += 1) {
      await page.run((share) => scrollTo({ top: share * (document.documentElement.scrollHeight - innerHeight), behavior: 'instant' }), part / 12);
      await page.settle();
      const inReach = await page.run(() => [...document.querySelectorAll('[data-booking][href^="https:"]')].some((link) => {
        const { left, top, right, bottom } = link.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && right > left && link.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
      }));
      assert.ok(inReach, `${width} × ${height}, ${part} twelfths down the page`);
    }
  }
}]);

cases.push(['at the page’s end nothing is covered by the bar', async (page, { engine }) => {
  await page.open('/');
  for (const [width, height] of SCREENS) {
    if (!(await engine.exactly(width, height))) continue; // narrower than the engine's windows
    await page.run(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
    await page.settle();
    const covered = await page.run(() => [...document.querySelectorAll('footer.site a, footer.site button')].filter((control) => {
      const { left, top, width, height } = control.getBoundingClientRect();
      return !control.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }).map((control) => control.textContent));
    assert.deepEqual(covered, [], `${width} × ${height}`);
  }
}]);

export default { cases };
