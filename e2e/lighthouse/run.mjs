// Lighthouse on a site as it is found: node run.mjs --base http://127.0.0.1:8080 [--times 5] [--path /]…
// For each page the middle of its performance and the least of the other scores; exit code 1 if one is too low.
import { parseArgs } from 'node:util';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const LEAST = { performance: 97, accessibility: 100, 'best-practices': 100, seo: 100 };
const TIMINGS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];

const { values: options } = parseArgs({
  options: { base: { type: 'string' }, times: { type: 'string', default: '5' }, path: { type: 'string', multiple: true, default: ['/'] } },
});
if (!options.base) {
  console.error('Say --base http://127.0.0.1:PORT.');
  process.exit(2);
}

/** How often a page is loaded again where Lighthouse itself fails: that it misses the beginning of a load happens, and says nothing of the page. */
const TRIES = 3;

async function report(path, tries = TRIES) {
  // A browser each time: one that was there before has caches, and its own work to do.
  const chrome = await launch({ chromePath: '/usr/bin/chromium', chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  const { lhr } = await lighthouse(options.base + path, { port: chrome.port, logLevel: 'error', onlyCategories: Object.keys(LEAST) }).finally(() => chrome.kill());
  if (!lhr.runtimeError) return lhr;
  if (tries === 1) throw new Error(`${path}: ${lhr.runtimeError.message}`);
  console.log(`${path}: once more, Lighthouse failed (${lhr.runtimeError.code})`);
  return report(path, tries - 1);
}

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
let tooLow = 0;
for (const path of options.path) {
  const reports = [];
  for (let time = 0; time < Number(options.times); time += 1) reports.push(await report(path));
  const scores = Object.entries(LEAST).map(([name, least]) => {
    const each = reports.map(({ categories }) => Math.round(categories[name].score * 100));
    const score = name === 'performance' ? middle(each) : Math.min(...each);
    return { name, least, score, each };
  });
  const timings = TIMINGS.map((name) => `${name} ${middle(reports.map(({ audits }) => audits[name].numericValue)).toFixed(name.endsWith('shift') ? 3 : 0)}`);
  console.log(`${path}\n    ${scores.map(({ name, score, each }) => `${name} ${score}${name === 'performance' ? ` (${each.join(', ')})` : ''}`).join(', ')}\n    ${timings.join(', ')}`);
  for (const { name, least, score } of scores.filter((each) => each.score < each.least)) {
    tooLow += 1;
    console.log(`    too low: ${name} ${score}, least ${least}`);
    const { categories, audits } = reports[0];
    for (const { id, weight } of categories[name].auditRefs) {
      const { score: part, displayValue = '', title } = audits[id];
      if (weight > 0 && part !== null && part < 1) console.log(`      ${id}: ${title} ${displayValue}`);
    }
  }
}
process.exitCode = tooLow > 0 ? 1 : 0;
