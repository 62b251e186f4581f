// A host of the site under test that can go away, publish another version, break in the midst of that, strip what it sends, and put a
// script first into each page. Each is an origin of its own, so that whatever a page keeps on the device begins empty.
import http from 'node:http';
import zlib from 'node:zlib';

const FIRST_SCRIPT = '/__e2e/first.js';
/** Where pages tell what they have to tell, by a beacon. */
const TOLD = '/__e2e/told';
/** The files that another version has under another name, as a build would give them. */
const RENAMED = /assets\/(layers|site)\.([0-9a-f]{16})(?:r(\d+))?\./g;

/** Ports that hosts have had: what a page keeps on the device stays with its origin when its host has gone. */
const had = new Set();

/** Has a server listen on a port that no host has had before. */
async function listenAnew(server) {
  for (;;) {
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    if (!had.has(port)) return had.add(port);
    await new Promise((resolve) => server.close(resolve));
  }
}

export class Host {
  #server;
  #upstream;

  /** @param {string} base origin of the site under test */
  static async start(base) {
    const host = new Host();
    host.base = base;
    host.#upstream = new URL(base);
    host.#server = http.createServer((request, response) => host.#answer(request, response).catch(() => request.socket.destroy()));
    await listenAnew(host.#server);
    host.origin = `http://127.0.0.1:${host.#server.address().port}`;
    return host;
  }

  /** Whether it answers at all. */
  reachable = true;
  /** The version that it publishes: 1 is the site as it was built. */
  release = 1;
  /** Says of a path and its body what is sent in place of the body; `null` for an answer of 404. */
  breaks = (_path, body) => body;
  /** Whether only the type is sent with a file, and everything compressed on the way. */
  strips = false;
  /** What it makes of a policy that is sent as a header. */
  policy = (policy) => policy;
  /** Source of a script that runs before anything else in each page. */
  first = '';
  /** Every request so far: path, and when. */
  requests = [];
  /** What pages told, in sentences; what they could not fetch only while it can be reached. */
  told = [];
  /** Requests that it had to refuse, as `status path`. */
  failed = [];
  /** When it was last out of reach. */
  #away = 0;

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request, response) {
    const path = request.url.split('?')[0];
    // What tests add to a page is always there.
    if (path === FIRST_SCRIPT) return response.writeHead(200, { 'content-type': 'text/javascript' }).end(this.first);
    if (path === TOLD) return this.#hear(request, response);
    if (!this.reachable) {
      this.#away = Date.now();
      return request.socket.destroy();
    }
    this.requests.push({ path, at: Date.now() });
    const [, , , release = '1'] = [...path.matchAll(RENAMED)][0] ?? [];
    const renamed = path.search(RENAMED) >= 0;
    if (renamed && Number(release) !== this.release) return response.writeHead(404).end();
    const { status, headers, body } = await this.#fetch(request, request.url.replace(RENAMED, 'assets/$1.$2.'));
    // A page that does not exist is answered so; a file has to.
    if (status >= 400 && /\.\w+$/.test(path) && !['/404.html', '/favicon.ico'].includes(path)) this.failed.push(`${status} ${path}`);
    let sent = this.breaks(path, /^(text\/|application\/(json|manifest))/.test(headers['content-type'] ?? '') ? this.#published(body.toString('utf8'), headers) : body);
    if (sent === null) return response.writeHead(404).end();
    sent = Buffer.from(sent);
    const policy = headers['content-security-policy'];
    if (policy) headers['content-security-policy'] = this.policy(policy);
    if (!this.strips) return response.writeHead(status, { ...headers, 'content-length': sent.length }).end(request.method === 'HEAD' ? '' : sent);
    const small = zlib.gzipSync(sent);
    const kind = (headers['content-type'] ?? '').split(';')[0];
    return response.writeHead(status, { 'content-type': kind, 'content-encoding': 'gzip', 'content-length': small.length }).end(small);
  }

  /** Takes down what a page tells. */
  async #hear(request, response) {
    let said = '';
    for await (const part of request) said += part;
    response.writeHead(204).end();
    const expected = / unhandled: /.test(said) && (!this.reachable || Date.now() - this.#away < 3000);
    if (!expected) this.told.push(said);
  }

  /** A text as this version has it. */
  #published(text, headers) {
    let published = text;
    if (this.release > 1) {
      const next = (version) => version.slice(0, -2) + String(this.release).padStart(2, '0');
      published = published
        .replace(/ data-version="([0-9a-f]{16})"/, (_, version) => ` data-version="${next(version)}"`)
        .replace(/^const VERSION = "([0-9a-f]{16})"/m, (_, version) => `const VERSION = "${next(version)}"`)
        .replace(RENAMED, `assets/$1.$2r${this.release}.`);
    }
    if (this.first && /^text\/html/.test(headers['content-type'])) {
      published = published.replace(/<head[^>]*>/, `$&<script src="${FIRST_SCRIPT}"></script>`);
    }
    return published;
  }

  #fetch(request, path) {
    const { hostname, port } = this.#upstream;
    const headers = { 'accept-encoding': 'identity', host: this.#upstream.host };
    return new Promise((resolve, reject) => {
      // A line of its own: one that was kept may be closed the moment it is used again.
      http.request({ host: hostname, port, path, method: 'GET', headers, agent: false }, (reply) => {
        const chunks = [];
        reply.on('data', (chunk) => chunks.push(chunk));
        reply.on('end', () => {
          const kept = { ...reply.headers };
          delete kept['transfer-encoding'];
          resolve({ status: reply.statusCode, headers: kept, body: Buffer.concat(chunks) });
        });
      }).on('error', reject).end();
    });
  }
}
