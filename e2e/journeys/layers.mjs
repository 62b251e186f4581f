// Peeling: one layer is seen at a time, in all three diagrams alike; the further ones come with one request, when first asked for.
import assert from 'node:assert/strict';
import { control, eventually } from '../pages/map_page.mjs';

const LAYERS = ['skin', 'muscle', 'deep', 'bone'];
const cases = [];

/** The layer that each diagram shows. */
function shown(page) {
  return page.run(() => Object.fromEntries([...document.querySelectorAll('svg[data-view]')].map((svg) => {
    const plates = [...svg.parentElement.querySelectorAll('svg.plate')].filter((plate) => {
      const { visibility, opacity } = getComputedStyle(plate);
      return visibility === 'visible' && Number(opacity) > 0.99 && plate.querySelectorAll('path').length > 2;
    });
    return [svg.dataset.view, plates.map((plate) => plate.dataset.layer).join(' and ')];
  })));
}

const everywhere = (layer) => ({ side: layer, back: layer, front: layer });

cases.push(['each is a tap away; the address says so, without an entry in the history', async (page) => {
  await page.open('/');
  assert.deepEqual(await shown(page), everywhere('muscle'));
  const entries = await page.run(() => history.length);
  for (const layer of ['bone', 'skin', 'deep', 'muscle']) {
    await page.tap(control.layer(layer));
    await eventually(async () => assert.deepEqual(await shown(page), everywhere(layer)));
    assert.equal(await page.address(), layer === 'muscle' ? '/' : `/?layer=${layer}`);
  }
  assert.equal(await page.run(() => history.length), entries);
}]);

cases.push(['each has its address', async (page) => {
  for (const layer of LAYERS) {
    await page.open(`/muscles/suboccipitals/?layer=${layer}`);
    await eventually(async () => assert.deepEqual(await shown(page), everywhere(layer)));
  }
}]);

cases.push(['peeling asks once, for one file of the site', async (page, { proxies }) => {
  await page.open('/');
  const before = proxies.requests.length;
  for (const layer of ['bone', 'deep', 'skin', 'bone']) {
    await page.tap(control.layer(layer));
    await eventually(async () => assert.deepEqual(await shown(page), everywhere(layer)));
  }
  const own = proxies.requests.slice(before).filter((request) => request.engine === page.engine.name);
  assert.ok(own.length <= 1 && own.every(({ path, status }) => path.startsWith('/assets/') && status === 200), JSON.stringify(own));
}]);

export default { cases };
