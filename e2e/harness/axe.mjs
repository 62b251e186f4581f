// axe-core on the page as it stands.
import assert from 'node:assert/strict';
import axe from 'axe-core';

/** What a theme can change, and nothing else. */
const OF_COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The still drawings: three quarters of what is on a page, and nothing that axe has a rule for, which is looked at first. */
const STILL = 'svg.plate';
const OF_CONCERN = ['a', 'button', 'text', 'title', 'image', '[role]', '[tabindex]', '[aria-label]', '[aria-labelledby]', '[style]', '[lang]'].map((css) => `${STILL} ${css}`).join();

/** Findings on the page as it stands; `rules` narrows what is looked for. */
async function findings(page, rules) {
  if (!(await page.run(() => 'axe' in globalThis))) await page.run(`${axe.source}; delete window.module;`);
  return page.driver.executeAsyncScript(function (runOnly, still, ofConcern) {
    const done = arguments[arguments.length - 1];
    const within = document.querySelectorAll(ofConcern);
    if (within.length > 0) return done([`${within.length} things in the still drawings that axe must see: ${within[0].outerHTML.slice(0, 200)}`]);
    // Taken out meanwhile: axe would go through all that it is not to look at.
    const drawings = [...document.querySelectorAll(`${still} > *`)].map((drawing) => [drawing.parentNode, drawing]);
    drawings.forEach(([, drawing]) => drawing.remove());
    globalThis.axe.run(document, { runOnly, resultTypes: ['violations'], preload: false }).then(
      ({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 300)}`)),
      (error) => [`axe failed: ${error}`],
    ).then((found) => {
      drawings.forEach(([plate, drawing]) => plate.append(drawing));
      done(found);
    });
  }, rules ?? TAGS, STILL, OF_CONCERN);
}

export async function assertNoFindings(page, where, rules) {
  // Colours on their way from one theme to the next are no colours.
  await page.run(() => document.getAnimations().forEach((animation) => animation.finish()));
  assert.deepEqual(await findings(page, rules), [], where);
}

/** No finding on the page as it stands in light, and none about colours in the other themes; `themes` narrows which. */
export async function assertNoFindingsInThemes(page, where, themes = ['light', 'dark', 'dim']) {
  for (const theme of themes) {
    await page.run((name) => { document.documentElement.dataset.theme = name; }, theme);
    await assertNoFindings(page, `${where}, ${theme}`, theme === 'light' ? undefined : OF_COLOURS);
  }
}
