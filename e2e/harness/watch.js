// Runs in the page under test before anything else and writes down what happens; the proxy puts it first in the head.
// It takes its own element out again, so the document is the one that was served. Only when it is asked for `?documents` does it keep the
// document as served and as it came alive: to write a whole page down twice takes a browser longer than to load it.
(() => {
  const keepsDocuments = document.currentScript.src.endsWith('?documents');
  document.currentScript.remove();
  // The worker would fetch the whole site into the midst of what is watched; the journey “offline” is about it.
  Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
  const watch = { console: [], errors: [], violations: [], shifts: [], served: null, alive: null, atBody: null };
  Object.defineProperty(window, '__watch', { value: watch });

  for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
    const original = console[level];
    console[level] = (...args) => {
      watch.console.push(`${level}: ${args.map(String).join(' ')}`);
      original.apply(console, args);
    };
  }
  // Resources that fail to load tell only the capturing phase.
  addEventListener('error', (event) => {
    watch.errors.push(event.message ?? `not loaded: ${event.target.src ?? event.target.href}`);
  }, true);
  addEventListener('unhandledrejection', (event) => watch.errors.push(`unhandled: ${event.reason}`));
  document.addEventListener('securitypolicyviolation', (event) => {
    watch.violations.push(`${event.effectiveDirective}: ${event.blockedURI} (${event.sourceFile ?? 'page'}:${event.lineNumber})`);
  });

  if (PerformanceObserver.supportedEntryTypes?.includes('layout-shift')) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!entry.hadRecentInput) watch.shifts.push({ value: entry.value, nodes: entry.sources.map((s) => s.node?.outerHTML?.slice(0, 120)) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }

  // The document as served: parsed, and no deferred script or module has run yet.
  if (keepsDocuments) document.addEventListener('readystatechange', () => {
    if (document.readyState === 'interactive') watch.served = document.documentElement.outerHTML;
  });
  const root = document.documentElement;
  new MutationObserver((_, observer) => {
    if (document.body && !watch.atBody) watch.atBody = { theme: root.getAttribute('data-theme') };
    if (!root.hasAttribute('data-ready')) return;
    if (keepsDocuments) watch.alive = root.outerHTML;
    observer.disconnect();
  }).observe(root, { attributes: true, attributeFilter: ['data-ready'], childList: true });
})();
