// The policy on every page, as meta element and as header; nothing inline; every link of the site leads somewhere.
import assert from 'node:assert/strict';
import { JOINT_PAGE } from '../pages/joint_page.mjs';
import { CHECK_PAGE, MAP_PAGES, NO_PAGE, TEXT_PAGES } from '../pages/map_page.mjs';

/** One engine is enough: the browser takes no part. */
const engines = ['chromium'];

const EXPECTED = {
  'default-src': "'none'", 'script-src': "'self' 'wasm-unsafe-eval'", 'style-src': "'self'", 'img-src': "'self' data: blob:",
  'connect-src': "'self'", 'manifest-src': "'self'", 'worker-src': "'self'", 'base-uri': "'self'", 'form-action': "'self'",
};

const directives = (policy) => Object.fromEntries(policy.split(';').map((part) => part.trim()).filter(Boolean)
  .map((part) => [part.split(/\s+/)[0], part.split(/\s+/).slice(1).join(' ')]));
const unescape = (text) => text.replaceAll('&#39;', "'").replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const cases = [];

for (const address of [...MAP_PAGES, JOINT_PAGE, ...TEXT_PAGES, NO_PAGE]) {
  cases.push([`${address}: the policy in the page and in the header`, async (_, { base }) => {
    const answer = await fetch(base + address);
    const html = await answer.text();
    const [, meta] = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/i) ?? [];
    assert.ok(meta, 'the page carries it');
    assert.ok(html.indexOf('Content-Security-Policy') < html.search(/<(script|link)\b/), 'before anything that it governs');
    assert.deepEqual(directives(unescape(meta)), EXPECTED);
    assert.deepEqual(directives(answer.headers.get('content-security-policy')), { ...EXPECTED, 'frame-ancestors': "'none'" });
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.match(answer.headers.get('content-type'), /^text\/html; ?charset=utf-8$/i);
    assert.doesNotMatch(html, /<[^>]+\sstyle=/i, 'no inline style');
    assert.doesNotMatch(html, /<[^>]+\son\w+=/i, 'no inline handler');
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)[^>]*>/i, 'no inline script');
    assert.doesNotMatch(html, /<style/i, 'no inline style sheet');
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
  const heads = await Promise.all([...MAP_PAGES, JOINT_PAGE, ...TEXT_PAGES].map(async (address) => {
    const html = await (await fetch(base + address)).text();
    return [html.match(/<title>([^<]*)/)[1], html.match(/name="description" content="([^"]*)/)[1]];
  }));
  for (const which of [0, 1]) assert.equal(new Set(heads.map((head) => head[which])).size, heads.length);
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
      if (link.startsWith('#')) assert.ok(ids.has(link.slice(1)), `${address} borrows ${link}`);
      else if (link.startsWith('/') && !seen.has(link.split('#')[0])) seen.set(link.split('#')[0], address);
      else if (!link.startsWith('/')) assert.match(link, /^(https:|tel:|mailto:)/, `${address} links to ${link}`);
    }
  }
  assert.ok(seen.size > 10, `addresses: ${seen.size}`);
}]);

cases.push(['files come with their type, compressed for those who read that', async (_, { base }) => {
  const html = await (await fetch(`${base}/`)).text();
  const kinds = { css: /^text\/css/, js: /^text\/javascript/, wasm: /^application\/wasm$/ };
  const files = [...new Set([...html.matchAll(/\s(?:href|src)="(\/[^"]+\.(?:css|js|wasm))"/g)].map((match) => match[1]))];
  assert.ok(files.some((file) => file.endsWith('.wasm')) && files.some((file) => file.endsWith('.css')), String(files));
  for (const file of files) {
    const answer = await fetch(base + file, { headers: { 'accept-encoding': 'br' } });
    assert.match(answer.headers.get('content-type'), kinds[file.split('.').pop()], file);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', file);
    if (file.endsWith('.wasm')) assert.equal(answer.headers.get('content-encoding'), 'br', file);
  }
}]);

export default { engines, cases };
