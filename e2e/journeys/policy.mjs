// The policy on every page, as meta element and as header; of what stands in a page only what it names by its hash, a script and the joint's style; every link of the site leads somewhere.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { JOINT_PAGE } from '../pages/joint_page.mjs';
import { CHECK_PAGE, MAP_PAGES, NO_PAGE, TEXT_PAGES } from '../pages/map_page.mjs';

/** One engine is enough: the browser takes no part. */
const engines = ['chromium'];

const EXPECTED = {
  'default-src': "'none'", 'img-src': "'self' data: blob:",
  'connect-src': "'self'", 'manifest-src': "'self'", 'worker-src': "'self'", 'base-uri': "'self'", 'form-action': "'self'",
};

const directives = (policy) => Object.fromEntries(policy.split(';').map((part) => part.trim()).filter(Boolean)
  .map((part) => [part.split(/\s+/)[0], part.split(/\s+/).slice(1).join(' ')]));
const unescape = (text) => text.replaceAll('&#39;', "'").replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** How the policy names something that stands in a page. */
const named = (inline) => `'sha256-${createHash('sha256').update(inline).digest('base64')}'`;
const sheetsIn = (html) => [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/gi)].map(([, sheet]) => sheet);

const cases = [];

for (const address of [...MAP_PAGES, JOINT_PAGE, ...TEXT_PAGES, NO_PAGE]) {
  cases.push([`${address}: the policy in the page and in the header`, async (_, { base }) => {
    const answer = await fetch(base + address);
    const html = await answer.text();
    const [, meta] = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/i) ?? [];
    assert.ok(meta, 'the page carries it');
    assert.ok(html.indexOf('Content-Security-Policy') < html.search(/<(script|link)\b/), 'before anything that it governs');
    const inline = [...html.matchAll(/<script(?! type="application\/ld\+json">)(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/gi)].map(([, script]) => script);
    assert.equal(inline.length, 1, 'no inline script but one, and data');
    const sheets = sheetsIn(html);
    assert.equal(sheets.length, address === JOINT_PAGE ? 1 : 0, 'only a page that would else wait for its style has it within');
    const [sheet] = sheetsIn(await (await fetch(base + JOINT_PAGE)).text());
    const expected = { ...EXPECTED, 'script-src': `'self' ${named(inline[0])} 'wasm-unsafe-eval'`, 'style-src': `'self' ${named(sheet)}` };
    assert.deepEqual(directives(unescape(meta)), expected);
    assert.deepEqual(directives(answer.headers.get('content-security-policy')), { ...expected, 'frame-ancestors': "'none'" });
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.match(answer.headers.get('permissions-policy'), /\bgeolocation=\(\).*\bmicrophone=\(\)/);
    assert.match(answer.headers.get('content-type'), /^text\/html; ?charset=utf-8$/i);
    assert.doesNotMatch(html, /<[^>]+\sstyle=/i, 'no inline style');
    assert.doesNotMatch(html, /<[^>]+\son\w+=/i, 'no inline handler');
    assert.match(html, /<title>[^<]{10,}<\/title>/);
    assert.match(html, /<meta name="description" content="[^"]{40,}"/);
    assert.match(html, /<html[^>]* lang="en"/);
  }]);
}

cases.push(['while the practice is the demonstration, search engines stay away', async (_, { base }) => {
  const html = await (await fetch(`${base}/`)).text();
  if (!html.includes('class="demonstration"')) return;
  for (const address of [...MAP_PAGES, JOINT_PAGE, ...TEXT_PAGES]) {
    assert.match(await (await fetch(base + address)).text(), /<meta name="robots" content="noindex">/, address);
  }
}]);

cases.push(['each page has a title and a description of its own', async (_, { base }) => {
  const heads = await Promise.all([...MAP_PAGES, CHECK_PAGE, JOINT_PAGE, ...TEXT_PAGES, '/session/'].map(async (address) => {
    const html = await (await fetch(base + address)).text();
    return [html.match(/<title>([^<]*)/)[1], html.match(/name="description" content="([^"]*)/)[1]];
  }));
  for (const which of [0, 1]) assert.equal(new Set(heads.map((head) => head[which])).size, heads.length);
  const [, title] = (await (await fetch(base + NO_PAGE)).text()).match(/<title>([^<]*)/);
  assert.ok(!heads.some((head) => head[0] === title), 'nor has the page for addresses that do not exist one of theirs');
}]);

cases.push(['each page says to those who find or share it where it is, what it is about, and which picture stands for it', async (_, { base }) => {
  const here = (address) => new URL(base).origin + new URL(address).pathname;
  const pictures = new Set();
  for (const address of [...MAP_PAGES, CHECK_PAGE, JOINT_PAGE, ...TEXT_PAGES]) {
    const html = await (await fetch(base + address)).text();
    const tag = (name) => unescape(html.match(new RegExp(`<meta property="${name}" content="([^"]*)"`))?.[1] ?? '');
    const canonical = html.match(/<link rel="canonical" href="([^"]*)"/)?.[1];
    assert.equal(here(canonical), base + address);
    assert.equal(tag('og:url'), canonical);
    assert.equal(tag('og:title'), unescape(html.match(/<title>([^<]*)/)[1]));
    const picture = Buffer.from(await (await fetch(here(tag('og:image')))).arrayBuffer());
    assert.equal(picture.subarray(1, 4).toString(), 'PNG', address);
    assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [1200, 630], address);
    pictures.add(tag('og:image'));
    const [, json] = html.match(/<script type="application\/ld\+json">([^<]*)<\/script>/);
    const nodes = JSON.parse(json)['@graph'];
    const page = nodes.find((node) => node.url === canonical && node['@type'] !== 'WebSite');
    assert.equal(page.name, tag('og:title'));
    assert.equal(nodes.some((node) => node['@type'] === 'HealthAndBeautyBusiness'), !html.includes('class="demonstration"'), address);
  }
  assert.equal(pictures.size, MAP_PAGES.length + 1, 'each page about something on the map has its own picture, and the joint’s');
  const manifest = await (await fetch(`${base}/site.webmanifest`)).json();
  assert.deepEqual(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`), ['192x192 any', '512x512 any', '512x512 maskable']);
  for (const { src, sizes } of manifest.icons) {
    const icon = Buffer.from(await (await fetch(new URL(src, `${base}/site.webmanifest`))).arrayBuffer());
    assert.equal(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`, sizes, src);
  }
}]);

cases.push(['every link and file of the site is there', async (_, { base }) => {
  const seen = new Map([['/', 'the start']]);
  for (const [address, from] of seen) {
    const answer = await fetch(base + address);
    assert.equal(answer.status, 200, `${address}, linked from ${from}`);
    if (!answer.headers.get('content-type').startsWith('text/html')) continue;
    const html = await answer.text();
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    for (const [, , raw] of html.matchAll(/\s(href|src)="([^"]+)"/g)) {
      const link = unescape(raw);
      if (link === '#') continue; // the page's top
      if (link.startsWith('#')) assert.ok(ids.has(link.slice(1)), `${address} borrows ${link}`);
      else if (link.startsWith('/') && !seen.has(link.split('#')[0])) seen.set(link.split('#')[0], address);
      else if (!link.startsWith('/')) assert.match(link, /^(https:|tel:|mailto:)/, `${address} links to ${link}`);
    }
  }
  assert.ok(seen.has('/site.webmanifest') && seen.size > 10, `addresses: ${seen.size}`);
}]);

cases.push(['files come with their type, compressed for those who read that', async (_, { base }) => {
  const html = await (await fetch(`${base}/`)).text();
  const kinds = { css: /^text\/css/, js: /^text\/javascript/, wasm: /^application\/wasm$/ };
  const files = [...new Set([...html.matchAll(/\s(?:href|src|data-wasm)="(\/[^"]+\.(?:css|js|wasm))"/g)].map((match) => match[1]))];
  assert.ok(files.some((file) => file.endsWith('.wasm')) && files.some((file) => file.endsWith('.css')), String(files));
  for (const file of files) {
    const answer = await fetch(base + file, { headers: { 'accept-encoding': 'br' } });
    assert.match(answer.headers.get('content-type'), kinds[file.split('.').pop()], file);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', file);
    if (file.endsWith('.wasm')) assert.equal(answer.headers.get('content-encoding'), 'br', file);
  }
}]);

export default { engines, cases };
