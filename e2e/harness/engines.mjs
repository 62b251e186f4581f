// Starts one driver and one browser session per engine. The only file that knows how the engines differ.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebDriver } from 'selenium-webdriver';
import http from 'selenium-webdriver/http/index.js';
import { Command } from 'selenium-webdriver/lib/command.js';
import WebSocket from 'ws';
import { within } from './within.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const START_MS = 20_000;
/** How long a script of the page's may take, unless a journey says otherwise. */
const SCRIPT_MS = 30_000;
/** How long WebKit's driver may take over a script that waits for nothing, s: where the page goes in its midst, it never answers. */
const NEVER = 10;
/** How long a page that answers may be without a frame, ms, until the browser counts as having lost them. */
const FRAMELESS_MS = 10_000;
/** How long a window is given to take another size. */
const RESIZE_MS = 2_000;
/** How long a browser is given to end by itself. */
const END_MS = 10_000;

const ENGINES = {
  chromium: {
    driver: ['/usr/bin/chromedriver'],
    capabilities: (profile) => ({
      browserName: 'chrome',
      'goog:loggingPrefs': { browser: 'ALL' },
      'goog:chromeOptions': {
        binary: '/usr/bin/chromium',
        args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage', ...(profile ? [`--user-data-dir=${profile}`] : [])],
      },
    }),
  },
  firefox: {
    driver: [path.join(ROOT, 'target/tools/bin/geckodriver'), '/usr/local/bin/geckodriver', '/usr/bin/geckodriver'],
    capabilities: () => ({
      browserName: 'firefox',
      'moz:firefoxOptions': {
        binary: '/usr/bin/firefox-esr',
        args: ['-headless'],
        // Nothing of the browser's own goes out while the page is under test.
        prefs: { 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false },
      },
    }),
  },
  webkit: {
    driver: ['/usr/bin/WebKitWebDriver'],
    display: true,
    capabilities: () => ({
      'webkitgtk:browserOptions': {
        binary: firstThatExists(['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser']),
        args: ['--automation'],
      },
    }),
  },
};

/** The engines' names. */
export const ENGINE_NAMES = Object.keys(ENGINES);

function firstThatExists(files) {
  const file = files.find(existsSync);
  if (!file) throw new Error(`None of ${files.join(', ')} is there: \`cargo xtask test\` installs it.`);
  return file;
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** An X display of its own, on a number that the X server chooses. */
function startDisplay() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.stdio[3].once('data', (data) => resolve({ child, display: `:${String(data).trim()}` }));
  });
}

/** Processes that a process has begun, and those that they have: the browsers lie outside of their drivers' groups. */
function descendants(pid) {
  if (!existsSync('/proc')) return [];
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => {
    try {
      // The name, in brackets, may hold anything.
      return [Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').pop().split(' ')[1])];
    } catch {
      return [0, 0]; // it has just ended
    }
  });
  const found = [pid];
  for (const parent of found) found.push(...parents.filter(([, of]) => of === parent).map(([child]) => child));
  return found.slice(1);
}

/** Seconds that these processes have computed, and those of theirs that have ended. */
function computed(pids) {
  return pids.reduce((sum, pid) => {
    try {
      const [own, system, children, childrensSystem] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ').slice(11, 15).map(Number);
      return sum + (own + system + children + childrensSystem) / 100;
    } catch {
      return sum; // it has just ended, or there is no such folder
    }
  }, 0);
}

/** Ends a process and all that it has begun, whatever they are at. */
function killAll({ pid }) {
  if (!pid) return;
  for (const each of [...descendants(pid), pid]) {
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // it has just ended
    }
  }
}

async function untilListening(url, child) {
  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      if ((await fetch(`${url}/status`)).ok) return;
    } catch {
      if (child.exitCode !== null) throw new Error(`The driver ended with code ${child.exitCode}.`);
    }
    if (Date.now() > deadline) throw new Error(`The driver at ${url} did not answer within ${START_MS / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Has a script fail that the driver never answers; it answers what is asked next. */
function giveUpScripts(executor) {
  const execute = executor.execute.bind(executor);
  executor.execute = (command) => (command.getName() === 'executeScript' ? within(NEVER, execute(command), 'A script') : execute(command));
}

/**
 * Starts an engine.
 * @param {string} name one of `ENGINE_NAMES`
 * @param {string} [profile] folder of what it keeps, so that another may be started with it; Chromium only, else a fresh one
 * @returns {Promise<Engine>}
 */
export async function startEngine(name, profile) {
  const { driver: drivers, display, capabilities } = ENGINES[name];
  const children = [];
  const stopChildren = () => children.forEach(killAll);
  try {
    const env = { ...process.env };
    if (display) {
      const screen = await startDisplay();
      children.push(screen.child);
      env.DISPLAY = screen.display;
      // The toolkit must not try the session bus or a Wayland display that it finds in the environment.
      env.GDK_BACKEND = 'x11';
      env.NO_AT_BRIDGE = '1';
      // There is no graphics card to share buffers with: without this a frame takes up to two seconds.
      env.WEBKIT_DISABLE_DMABUF_RENDERER = '1';
    }
    const port = await freePort();
    const child = spawn(firstThatExists(drivers), [`--port=${port}`], { env, stdio: 'ignore' });
    children.push(child);
    const url = `http://127.0.0.1:${port}`;
    await untilListening(url, child);

    const executor = new http.Executor(new http.HttpClient(url));
    if (name === 'webkit') giveUpScripts(executor);
    executor.defineCommand('devTools', 'POST', '/session/:sessionId/goog/cdp/execute');
    // Not `Builder`: it insists on a browser name, and WebKitWebDriver on there being none.
    const driver = WebDriver.createSession(executor, { ...capabilities(profile), pageLoadStrategy: 'normal' });
    await driver.manage().setTimeouts({ script: SCRIPT_MS, pageLoad: 60_000, implicit: 0 });
    return new Engine(name, driver, children);
  } catch (error) {
    stopChildren();
    throw error;
  }
}

/**
 * What a snapshot of the heap lists that JavaScript's engine holds, bytes: without the document's nodes, without what stands for other things,
 * and without what the driver was answered, each of which it leaves in the page as a text.
 */
function heapIn({ snapshot: { meta }, nodes, strings }) {
  const fields = meta.node_fields.length;
  const [kind, name, size] = ['type', 'name', 'self_size'].map((field) => meta.node_fields.indexOf(field));
  const numbers = (...kinds) => new Set(kinds.map((known) => meta.node_types[kind].indexOf(known)));
  const [elsewhere, texts] = [numbers('native', 'synthetic'), numbers('string')];
  let held = 0;
  for (let at = 0; at < nodes.length; at += fields) {
    const answer = texts.has(nodes[at + kind]) && strings[nodes[at + name]].startsWith('{"status":0,"value":');
    if (!elsewhere.has(nodes[at + kind]) && !answer) held += nodes[at + size];
  }
  return held;
}

/** A running browser, with what differs between the engines behind one interface. */
class Engine {
  #children;
  /** Viewports that the engine's windows cannot have, and what comes nearest. */
  #nearest = new Map();

  constructor(name, driver, children) {
    this.name = name;
    this.driver = driver;
    this.#children = children;
  }

  /** Has every command of the driver counted from now on: by its name how often, and how many ms it took. */
  count() {
    const [counted, executor] = [{}, this.driver.getExecutor()];
    const execute = executor.execute.bind(executor);
    executor.execute = async (command) => {
      const from = performance.now();
      try {
        return await execute(command);
      } finally {
        const of = (counted[command.getName()] ??= { times: 0, ms: 0 });
        of.times += 1;
        of.ms += performance.now() - from;
      }
    };
    return counted;
  }

  /** Seconds that the browser, its driver and its display have computed; 0 where the system does not tell. */
  computed() {
    return computed(this.#children.flatMap(({ pid }) => [pid, ...descendants(pid)]));
  }

  /** Whether the engine's DevTools protocol is there: small screens, emulated media, console log. */
  get hasDevTools() {
    return this.name === 'chromium';
  }

  /** A DevTools command; Chromium only. */
  devTools(cmd, params = {}) {
    return this.driver.execute(new Command('devTools').setParameter('cmd', cmd).setParameter('params', params));
  }

  /**
   * What lives on the page's JavaScript heap after collection, bytes; Chromium only. By a snapshot: what V8 calls used steps by a quarter
   * of a MiB from one moment to another while the same things live there.
   */
  async heap() {
    const { debuggerAddress } = (await this.driver.getCapabilities()).get('goog:chromeOptions');
    const [targets, id] = [await (await fetch(`http://${debuggerAddress}/json/list`)).json(), await this.driver.getWindowHandle()];
    const socket = new WebSocket(targets.find((target) => target.id === id).webSocketDebuggerUrl, { maxPayload: 2 ** 30 });
    try {
      await once(socket, 'open');
      const chunks = [];
      const answered = new Map();
      socket.on('message', (said) => {
        const { id: number, params } = JSON.parse(said);
        if (params?.chunk) chunks.push(params.chunk);
        answered.get(number)?.();
      });
      // What the first collection frees can free more.
      for (const [number, method] of ['collectGarbage', 'collectGarbage', 'takeHeapSnapshot'].entries()) {
        const answer = new Promise((resolve) => answered.set(number, resolve));
        socket.send(JSON.stringify({ id: number, method: `HeapProfiler.${method}` }));
        await answer;
      }
      return heapIn(JSON.parse(chunks.join('')));
    } finally {
      socket.close();
    }
  }

  /**
   * Gives the page a viewport of that many CSS px, as nearly as the engine can.
   * @returns {Promise<boolean>} whether it got exactly that
   */
  async viewport(width, height) {
    if (this.hasDevTools) {
      await this.devTools('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      return this.#measures(width, height);
    }
    const wanted = `${width} × ${height}`;
    const [nearestWidth, nearestHeight] = this.#nearest.get(wanted) ?? [width, height];
    const window = this.driver.manage().window();
    // Further rounds, since what the window's frame takes can depend on its size, as long as they lead anywhere.
    for (let round = 0, before = ''; round < 3; round += 1) {
      const [w, h] = await this.innerSize();
      if ((w === nearestWidth && h === nearestHeight) || `${w} × ${h}` === before) break;
      before = `${w} × ${h}`;
      const rect = await window.getRect();
      await window.setRect({ x: 0, y: 0, width: rect.width + nearestWidth - w, height: rect.height + nearestHeight - h });
      await this.#resized(nearestWidth, nearestHeight);
    }
    const got = await this.#measures(width, height);
    if (!got) this.#nearest.set(wanted, await this.innerSize());
    return got;
  }

  /**
   * Gives the page that viewport if the engine's windows can have it; one that was found too narrow for them is not tried again.
   * @returns {Promise<boolean>} whether it has it
   */
  async exactly(width, height) {
    return !this.#nearest.has(`${width} × ${height}`) && this.viewport(width, height);
  }

  async #measures(width, height) {
    const [w, h] = await this.innerSize();
    return w === width && h === height;
  }

  /** Waits until the page has that viewport; a window that cannot have it is given up after a while, sooner once it has taken another. */
  #resized(width, height) {
    return this.driver.executeAsyncScript(function (w, h, patience) {
      const done = arguments[arguments.length - 1];
      const check = () => innerWidth === w && innerHeight === h && done();
      addEventListener('resize', () => check() || setTimeout(done, patience / 4));
      setTimeout(done, patience);
      check();
    }, width, height, RESIZE_MS);
  }

  /** Back to what every case starts from. */
  async reset(width, height) {
    // What the case before has left open would be laid out anew for nothing.
    if (!(await this.#measures(width, height))) await this.driver.get('about:blank');
    if (this.hasDevTools) {
      await this.devTools('Emulation.setEmulatedMedia', { features: [] });
      await this.devTools('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
      await this.consoleLog();
    }
    if (!(await this.viewport(width, height))) throw new Error(`The window does not take ${width} × ${height}.`);
  }

  /**
   * Whether the page is in sight and answers, and yet the browser gives it no frame. On a busy machine headless Chromium does so now
   * and then, until it shows another page: nothing is drawn, nothing waiting for a frame goes on, no case can tell anything.
   */
  async hasLostFrames() {
    if (!this.hasDevTools) return false;
    return this.driver.executeAsyncScript(function (patience) {
      const done = arguments[arguments.length - 1];
      requestAnimationFrame(() => done(false));
      setTimeout(() => done(!document.hidden), patience);
    }, FRAMELESS_MS).catch(() => false); // a page that does not answer is another matter
  }

  /** How long a script of the page's may take from now on, ms: the usual unless it is said. */
  patience(ms = SCRIPT_MS) {
    return this.driver.manage().setTimeouts({ script: ms });
  }

  /** The viewport's width and height in CSS px. */
  innerSize() {
    return this.driver.executeScript(() => [innerWidth, innerHeight]);
  }

  /** What the engine itself wrote to the console since the last call; other engines than Chromium tell nothing. */
  async consoleLog() {
    if (!this.hasDevTools) return [];
    const entries = await this.driver.manage().logs().get('browser');
    return entries.map((entry) => `${entry.level.name}: ${entry.message}`);
  }

  /** Ends the browser, if it does, or else throws it away. */
  async stop() {
    const late = new Promise((done) => setTimeout(done, END_MS).unref());
    await Promise.race([this.driver.quit().catch(() => {}), late]);
    this.kill();
  }

  /** Throws the browser away, whatever it is at. */
  kill() {
    this.#children.forEach(killAll);
  }
}
