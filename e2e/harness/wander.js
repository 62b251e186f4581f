// Runs first in each page of the random user: writes down what goes wrong (and tells the host at once, since the page may be gone the
// next moment), keeps the browser on the site, and has storage fail when it is told to.
(() => {
  document.currentScript.remove();
  const root = document.documentElement;
  const tell = (what) => navigator.sendBeacon('/__e2e/told', `${location.pathname}${location.search}: ${what}`);
  for (const level of ['debug', 'log', 'info', 'warn', 'error']) console[level] = (...of) => tell(`console.${level}: ${of.map(String).join(' ')}`);
  addEventListener('error', (event) => {
    // Of files that do not come the host tells; a page that is left in the midst of loading does without some.
    if (event.target === window) tell(`error: ${event.message} ${event.error?.stack ?? ''}`);
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => {
    // A page that is left before it has come alive gets no program any more. Whether it comes alive where it stays is looked at.
    const left = !root.hasAttribute('data-ready') && /NetworkError|Failed to fetch|Load failed|cancelled|dynamically imported|Importing a module/.test(reason);
    if (!left) tell(`unhandled: ${reason} ${reason?.stack ?? ''}`);
  });
  document.addEventListener('securitypolicyviolation', (event) => tell(`policy: ${event.effectiveDirective} ${event.blockedURI}`));

  // As where a browser forbids it all of a sudden, or the device is full.
  for (const name of ['getItem', 'setItem', 'removeItem']) {
    const original = Storage.prototype[name];
    Storage.prototype[name] = function (...of) {
      if ('e2eNoStorage' in root.dataset) throw new DOMException('No room.', 'QuotaExceededError');
      return original.apply(this, of);
    };
  }

  // Links that lead away, paper, pictures and the whole screen are not this user's.
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link) return;
    const away = new URL(link.getAttribute('href'), document.baseURI).origin !== location.origin;
    const beside = document.querySelector('base[target]') && !link.hasAttribute('data-act');
    if ('e2eStays' in root.dataset || away || beside || link.hasAttribute('download') || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) event.preventDefault();
  }, true);
  window.print = () => {};
  window.open = () => null;
  Navigator.prototype.canShare = undefined;
  HTMLAnchorElement.prototype.click = () => {};
  Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not here'));
})();
