// Runs the journeys: node run.mjs --base http://127.0.0.1:8080 [--engine chromium,firefox,webkit] [--only part-of-a-name]
// [--elsewhere ADDRESS]: the same site in a folder of its host, which this machine's sites may show in a frame; without it the
// journeys about that are left out.
// A line per journey and engine, then `N passed, N failed`; exit code 1 if anything failed.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ENGINE_NAMES, startEngine } from './harness/engines.mjs';
import { startProxies } from './harness/proxy.mjs';
import { MapPage } from './pages/map_page.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PICTURES = path.resolve(HERE, '../target/e2e');
/** What each journey starts from unless it says otherwise: a tablet held across. */
const VIEWPORT = [1180, 820];

const { values: options } = parseArgs({
  options: { base: { type: 'string' }, engine: { type: 'string', default: ENGINE_NAMES.join(',') }, only: { type: 'string', default: '' }, elsewhere: { type: 'string' } },
});
const engines = options.engine.split(',');
const unknown = engines.filter((name) => !ENGINE_NAMES.includes(name));
if (!options.base || unknown.length > 0) {
  console.error(`Say --base http://127.0.0.1:PORT, and --engine with some of ${ENGINE_NAMES.join(',')}.`);
  process.exit(2);
}

const files = (await readdir(path.join(HERE, 'journeys'))).filter((file) => file.endsWith('.mjs')).sort();
const journeys = [];
for (const file of files) {
  const journey = { name: file.replace('.mjs', ''), ...(await import(`./journeys/${file}`)).default };
  if (journey.needsElsewhere && !options.elsewhere) continue;
  if (journey.name.includes(options.only)) journeys.push(journey);
}
if (journeys.length === 0) {
  console.error(`No journey's name contains “${options.only}”.`);
  process.exit(2);
}

await mkdir(PICTURES, { recursive: true });
const proxies = await startProxies(options.base.replace(/\/$/, ''));
const total = { passed: 0, failed: 0 };
const started = Date.now();

/** The cases of one journey in one engine, each on a page opened by itself. */
async function runJourney(engine, journey) {
  const from = Date.now();
  const failures = [];
  let passed = 0;
  const cases = journey.cases.filter(([, , only]) => !only || only.includes(engine.name));
  for (const [title, run] of cases) {
    const page = new MapPage(engine, proxies);
    try {
      await engine.reset(...VIEWPORT);
      await run(page, { engine, base: options.base, elsewhere: options.elsewhere, proxies });
      passed += 1;
    } catch (error) {
      const picture = path.join(PICTURES, `${engine.name}-${journey.name}-${title}`.replace(/[^\w]+/g, '-').slice(0, 150) + '.png');
      await engine.driver.takeScreenshot().then((data) => writeFile(picture, data, 'base64'), () => {});
      const address = await engine.driver.getCurrentUrl().catch(() => 'no page');
      failures.push(`  not ok: ${title}\n    at ${address}\n    ${indent(error)}\n    picture: ${picture}`);
    }
  }
  total.passed += passed;
  total.failed += failures.length;
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  console.log([`${failures.length ? 'not ok' : 'ok'}  ${engine.name}  ${journey.name}: ${passed} of ${cases.length} (${seconds} s)`, ...failures].join('\n'));
}

function indent(error) {
  const text = error.code === 'ERR_ASSERTION' ? `${error.message}\n${ownFrame(error)}` : (error.stack ?? String(error));
  return text.trim().split('\n').slice(0, 40).join('\n    ');
}

function ownFrame(error) {
  return error.stack.split('\n').filter((line) => line.includes('/journeys/')).join('\n');
}

async function runEngine(name) {
  let engine;
  try {
    engine = await startEngine(name);
    // A page that does not come alive at all would fail every case, each after its whole patience.
    await new MapPage(engine, proxies).open('/');
    for (const journey of journeys) {
      if (!journey.engines || journey.engines.includes(name)) await runJourney(engine, journey);
    }
  } catch (error) {
    total.failed += 1;
    console.log(`not ok  ${name}: ${indent(error)}`);
  } finally {
    await engine?.stop();
  }
}

await Promise.all(engines.map(runEngine));
proxies.close();
console.log(`${((Date.now() - started) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
