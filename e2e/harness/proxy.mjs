// A proxy in front of the site under test, one port per condition: the page watched, without scripts, without wasm,
// without the drawings of further layers.
// The conditions are made by headers and answers, so that they mean the same in every engine.
import http from 'node:http';
import { readFile } from 'node:fs/promises';

const WATCH_PATH = '/__e2e/watch.js';
/** The same, keeping the documents. */
const WATCH_DOCUMENTS = `${WATCH_PATH}?documents`;

/** Each condition: headers added to every answer, whether the page is watched, which requests fail. */
const CONDITIONS = {
  watched: { watch: true },
  documents: { watch: true, keepsDocuments: true },
  noScripts: { headers: { 'content-security-policy': "script-src 'none'" } },
  wasmMissing: { watch: true, fails: (path) => path.endsWith('.wasm') },
  layersMissing: { watch: true, fails: (path) => path.startsWith('/assets/layers.') },
  checkMissing: { watch: true, fails: (path) => path.startsWith('/assets/check.') },
  aboutMissing: { watch: true, fails: (path) => path.startsWith('/assets/about.') },
  aboutHeld: { watch: true, holds: (path) => path.startsWith('/assets/about.') },
  // Only once it is let go on, or told to fail; asked for by the script alone, since a page's load waits for what is asked for early.
  wasmHeld: { watch: true, holds: (path) => path.endsWith('.wasm') },
  wasmRefused: { watch: true, headers: { 'content-security-policy': "script-src 'self'" } },
};

/**
 * Starts the proxies.
 * @param {string} base origin of the site under test, `http://127.0.0.1:8080`
 * @returns {Promise<{origins: Record<keyof CONDITIONS, string>, requests: {condition: string, engine: string, path: string, status: number}[], held: (engine: string, fate: 'come' | 'fail') => void, waits: (engine: string) => number, close: () => void}>}
 *   one origin per condition, every request answered so far, what becomes of what an engine's page waits for, and how many it waits for
 */
export async function startProxies(base) {
  const upstream = new URL(base);
  const watchScript = await readFile(new URL('watch.js', import.meta.url));
  const requests = [];
  const servers = [];
  const waiting = [];
  const origins = {};
  for (const [condition, rules] of Object.entries(CONDITIONS)) {
    const server = http.createServer((request, response) => {
      const answer = (status) => requests.push({ condition, engine: engineOf(request), path: request.url, status });
      if (request.url === WATCH_PATH || request.url === WATCH_DOCUMENTS) {
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(watchScript);
        return;
      }
      if (rules.fails?.(request.url)) {
        answer(404);
        response.writeHead(404).end();
        return;
      }
      if (rules.holds?.(request.url)) {
        waiting.push({ engine: engineOf(request), come: () => forward(upstream, request, response, rules, answer), fail: () => response.writeHead(404).end() });
        return;
      }
      forward(upstream, request, response, rules, answer);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    origins[condition] = `http://127.0.0.1:${server.address().port}`;
  }
  const held = (engine, fate) => waiting.filter((request) => request.engine === engine).forEach((request) => {
    waiting.splice(waiting.indexOf(request), 1);
    request[fate]();
  });
  const waits = (engine) => waiting.filter((request) => request.engine === engine).length;
  const close = () => servers.forEach((server) => { server.close(); server.closeAllConnections(); });
  return { origins, requests, held, waits, close };
}

/** The engine that asks, by the name it gives itself; WebKit's is in everyone's. */
function engineOf(request) {
  const agent = request.headers['user-agent'] ?? '';
  if (/Chrome\//.test(agent)) return 'chromium';
  return /Firefox\//.test(agent) ? 'firefox' : 'webkit';
}

function forward(upstream, request, response, rules, answer) {
  const headers = { ...request.headers, host: upstream.host, 'accept-encoding': 'identity' };
  const options = { host: upstream.hostname, port: upstream.port, path: request.url, method: request.method, headers };
  const onward = http.request(options, (reply) => {
    const chunks = [];
    reply.on('data', (chunk) => chunks.push(chunk));
    reply.on('end', () => {
      let body = Buffer.concat(chunks);
      const replyHeaders = { ...reply.headers };
      if (rules.watch && /text\/html/.test(replyHeaders['content-type'] ?? '')) {
        body = Buffer.from(body.toString('utf8').replace(/<head[^>]*>/, `$&<script src="${rules.keepsDocuments ? WATCH_DOCUMENTS : WATCH_PATH}"></script>`));
      }
      delete replyHeaders['transfer-encoding'];
      if (request.method !== 'HEAD' && reply.statusCode !== 304) replyHeaders['content-length'] = body.length;
      for (const [name, value] of Object.entries(rules.headers ?? {})) {
        // A second policy narrows the first; the page's own stays.
        replyHeaders[name] = [replyHeaders[name] ?? [], value].flat();
      }
      // Kept by the browser it would be there at once the next time.
      if (rules.holds) replyHeaders['cache-control'] = 'no-store';
      answer(reply.statusCode);
      response.writeHead(reply.statusCode, replyHeaders).end(body);
    });
  });
  onward.on('error', (error) => response.writeHead(502).end(String(error)));
  request.pipe(onward);
}
