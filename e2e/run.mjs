// Runs the journeys: node run.mjs --base http://127.0.0.1:8080 [--engine chromium,firefox,webkit] [--only part-of-a-name]
// [--elsewhere ADDRESS]: the same site in a folder of its host, which this machine's sites may show in a frame; without it the
// journeys about that are left out.
// [--measure]: how long each case took, and with each journey what it cost: seconds that the browser computed, and the driver's commands. Where other work shares the
// machine this is the figure to compare, not the time that went by.
// [--seed N] [--actions N]: what the random user begins from, and how much it does; with a number of actions, also the journeys of a soak.
// A line per journey and engine, then `N passed, N failed`; exit code 1 if anything failed. A case that takes longer than it may fails,
// and the browser, which may never answer again, is thrown away and begun anew for the next. A case in whose midst the browser stopped
// giving frames to a page that answers is played once more in another, which is told; so are only a few.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ENGINE_NAMES, startEngine } from './harness/engines.mjs';
import { startProxies } from './harness/proxy.mjs';
import { TooLong, within } from './harness/within.mjs';
import { MapPage } from './pages/map_page.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PICTURES = path.resolve(HERE, '../target/e2e');
/** What each journey starts from unless it says otherwise: a tablet held across. */
const VIEWPORT = [1180, 820];
/** How long a case may take unless its journey says otherwise (`limit`, of how much is to be done), s. */
const LIMIT = 120;
/** So many journeys an engine must have left for another browser to be begun for them. */
const WORTH_A_BROWSER = 3;
/** So many cases of a run may be played once more since the browser had lost its frames; with more, something else is wrong. */
const MOST_AGAIN = 3;
/** How long a browser may take to start, to show its first page or to end; and a failed case to be pictured, s. */
const LIMIT_START = 90;
const LIMIT_PICTURE = 15;

const { values: options } = parseArgs({
  options: { base: { type: 'string' }, engine: { type: 'string', default: ENGINE_NAMES.join(',') }, only: { type: 'string', default: '' }, elsewhere: { type: 'string' }, measure: { type: 'boolean' }, seed: { type: 'string' }, actions: { type: 'string' } },
});
const engines = options.engine.split(',');
const unknown = engines.filter((name) => !ENGINE_NAMES.includes(name));
if (!options.base || unknown.length > 0) {
  console.error(`Say --base http://127.0.0.1:PORT, and --engine with some of ${ENGINE_NAMES.join(',')}.`);
  process.exit(2);
}

/** What the random user begins from, and how much it does, where that is said. */
const numbers = Object.fromEntries(['seed', 'actions'].filter((name) => options[name]).map((name) => [name, Number(options[name])]));

const files = (await readdir(path.join(HERE, 'journeys'))).filter((file) => file.endsWith('.mjs')).sort();
const journeys = [];
for (const file of files) {
  const journey = { name: file.replace('.mjs', ''), ...(await import(`./journeys/${file}`)).default };
  if (journey.needsElsewhere && !options.elsewhere) continue;
  if (journey.onlyInSoak && !numbers.actions) continue;
  if (journey.name.includes(options.only)) journeys.push(journey);
}
if (journeys.length === 0) {
  console.error(`No journey's name contains “${options.only}”.`);
  process.exit(2);
}

await mkdir(PICTURES, { recursive: true });
const total = { passed: 0, failed: 0, again: 0 };
/** What failed, told once more at the end: what a machine prints in half an hour is often cut in its midst. */
const failed = [];
const started = Date.now();

/** A browser that can be thrown away in the midst of anything, with proxies of its own: what is asked of them nobody else has asked. */
class Browser {
  constructor(name) {
    this.name = name;
  }

  async start() {
    this.proxies ??= await startProxies(options.base.replace(/\/$/, ''));
    this.engine = await within(LIMIT_START, startEngine(this.name), `To start ${this.name}`);
    if (options.measure) this.commands = this.engine.count();
  }

  /** What it has cost since it was last asked, in words. */
  cost() {
    if (!options.measure) return [];
    const computed = this.engine.computed();
    const since = computed - (this.before?.engine === this.engine ? this.before.computed : 0);
    this.before = { engine: this.engine, computed };
    const commands = Object.entries(this.commands).sort(([, a], [, b]) => b.ms - a.ms).map(([name, { times, ms }]) => `${name} ${times} in ${(ms / 1000).toFixed(1)} s`);
    for (const name of Object.keys(this.commands)) delete this.commands[name];
    return [`  computed ${since.toFixed(1)} s; ${commands.join(', ')}`];
  }

  /** Throws the browser away and begins another. */
  async renew() {
    await this.engine.kill();
    await this.start();
  }

  async stop() {
    await this.engine?.stop();
    this.proxies?.close();
  }
}

/** The cases of one journey in one engine, each on a page opened by itself. */
async function runJourney(browser, journey) {
  const from = Date.now();
  const failures = [];
  let passed = 0;
  const cases = journey.cases.filter(([, , only]) => !only || only.includes(browser.name));
  const begin = async (run, { engine, proxies }) => {
    await engine.reset(...VIEWPORT);
    await run(new MapPage(engine, proxies), { engine, base: options.base, elsewhere: options.elsewhere, proxies, ...numbers });
  };
  /** Plays a case; gives the error with which it failed. */
  const attempt = (run) => within(journey.limit?.(numbers) ?? LIMIT, begin(run, browser), 'The case').then(() => null, (error) => error);
  for (const [title, run] of cases) {
    const begun = Date.now();
    let error = await attempt(run);
    if (error && total.again < MOST_AGAIN && await within(LIMIT_PICTURE, browser.engine.hasLostFrames(), 'A frame').catch(() => false)) {
      total.again += 1;
      console.log(`again  ${browser.name}  ${journey.name}, since the browser gave the page no frame any more: ${title}`);
      await browser.renew();
      error = await attempt(run);
    }
    if (error) {
      failures.push(`  not ok: ${title}\n    ${await whereItStands(browser.engine, error, `${browser.name}-${journey.name}-${title}`)}`);
      if (error instanceof TooLong) await browser.renew();
    } else passed += 1;
    if (options.measure) console.log(`    ${((Date.now() - begun) / 1000).toFixed(1)} s  ${browser.name}  ${title}`);
  }
  total.passed += passed;
  total.failed += failures.length;
  failed.push(...failures.map((failure) => `${browser.name}  ${journey.name}${failure.split('\n').slice(0, 12).join('\n')}`));
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  console.log([`${failures.length ? 'not ok' : 'ok'}  ${browser.name}  ${journey.name}: ${passed} of ${cases.length} (${seconds} s)`, ...browser.cost(), ...failures].join('\n'));
}

/** A failure with the address and a picture of the page, as far as the browser still answers. */
async function whereItStands(engine, error, title) {
  const picture = path.join(PICTURES, title.replace(/[^\w]+/g, '-').slice(0, 150) + '.png');
  const look = async () => {
    const address = await engine.driver.getCurrentUrl();
    await writeFile(picture, await engine.driver.takeScreenshot(), 'base64');
    return [`at ${address}`, indent(error), `picture: ${picture}`];
  };
  const told = await within(LIMIT_PICTURE, look(), 'The picture').catch(() => [indent(error), 'the browser gives neither address nor picture']);
  return [...told, ...(error instanceof TooLong ? ['the browser was thrown away, and another begun'] : [])].join('\n    ');
}

function indent(error) {
  const text = error.code === 'ERR_ASSERTION' ? `${error.message}\n${ownFrame(error)}` : (error.stack ?? String(error));
  return text.trim().split('\n').slice(0, 40).join('\n    ');
}

function ownFrame(error) {
  return error.stack.split('\n').filter((line) => line.includes('/journeys/')).join('\n');
}

/** The journeys that each engine has still to play; those that take longest first, so that the last to end is a short one. */
const LONG = ['addresses', 'axe', 'offline', 'session', 'random_user', 'layout', 'own_settings', 'loads', 'joint'];
const rank = ({ name }) => (LONG.includes(name) ? LONG.indexOf(name) : LONG.length);
const queues = Object.fromEntries(engines.map((name) => [
  name, journeys.filter((journey) => !journey.engines || journey.engines.includes(name)).sort((a, b) => rank(a) - rank(b)),
]));

/** Plays what is left of an engine's journeys. */
async function play(name) {
  const browser = new Browser(name);
  try {
    await browser.start();
    // A page that does not come alive at all would fail every case, each after its whole patience.
    await within(LIMIT_START, new MapPage(browser.engine, browser.proxies).open('/'), 'The first page');
    browser.cost();
    for (let journey = queues[name].shift(); journey; journey = queues[name].shift()) await runJourney(browser, journey);
  } catch (error) {
    // What it should have played nobody may take for played.
    total.failed += 1 + queues[name].splice(0).length;
    failed.push(`${name}: ${indent(error)}`);
    console.log(`not ok  ${failed.at(-1)}`);
  } finally {
    await browser.stop();
  }
}

/** Plays an engine's journeys, and then, with a second browser, those of the engine that has most left: one core must not wait for the other. */
async function playAndHelp(name) {
  await play(name);
  for (;;) {
    const [[most, { length: left }]] = Object.entries(queues).sort(([, one], [, other]) => other.length - one.length);
    if (left < WORTH_A_BROWSER) return;
    await play(most);
  }
}

await Promise.all(engines.map(playAndHelp));
if (failed.length) console.log(['once more, what failed:', ...failed].join('\n'));
console.log(`${((Date.now() - started) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
// Whatever a case that was given up still waits for ends here.
process.exit(total.failed > 0 ? 1 : 0);
