// The booking call is always in reach: plain, safe links, whole in the viewport on every screen, on every page, wherever it is scrolled.
import assert from 'node:assert/strict';
import { MAP_PAGES, NO_PAGE } from '../pages/map_page.mjs';

/** The first is the one that a page is opened on: a browser lays it out once less. */
const SCREENS = [[1180, 820], [820, 1180], [390, 844], [1440, 900]];
const cases = [];

/** Each link is https, tel or mailto, has a name, and tells nobody where the person came from. */
async function assertSafe(page) {
  const links = await page.run(() => [...document.querySelectorAll('[data-booking]')].map((link) => ({
    tag: link.localName, href: link.getAttribute('href'), rel: [...link.relList], target: link.target, name: link.textContent.trim() || link.ariaLabel,
  })));
  assert.ok(links.some(({ href }) => href.startsWith('https:')), JSON.stringify(links));
  for (const link of links) {
    assert.equal(link.tag, 'a');
    assert.match(link.href, /^(https:\/\/|tel:\+?\d|mailto:)/);
    assert.ok(link.rel.includes('noreferrer'), link.href);
    assert.ok(link.name, `${link.href} has a name`);
    assert.doesNotMatch(link.href, /muscle|side|sternocleidomastoid|suboccipitals/, 'what was chosen does not go along unasked');
  }
}

for (const address of [...MAP_PAGES, '/muscles/sternocleidomastoid/?side=left', NO_PAGE]) {
  cases.push([`${address}: safe links, in the viewport of each screen, at the top and at the end`, async (page, { engine }) => {
    await page.open(address);
    await assertSafe(page);
    for (const [width, height] of SCREENS) {
      if (!(await engine.exactly(width, height))) continue; // narrower than the engine's windows
      for (const place of ['top', 'end']) {
        await page.run((end) => scrollTo({ top: end ? document.documentElement.scrollHeight : 0, behavior: 'instant' }), place === 'end');
        await page.settle();
        const inReach = await page.run(() => [...document.querySelectorAll('[data-booking][href^="https:"]')].filter((link) => {
          const { left, top, right, bottom } = link.getBoundingClientRect();
          const whole = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && right > left;
          return whole && link.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
        }).length);
        assert.equal(inReach, 1, `${width} × ${height}, ${place} of the page: booking links in reach`);
      }
    }
  }]);
}

export default { cases };
