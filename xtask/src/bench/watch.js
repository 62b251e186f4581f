// Runs first in a page that is loaded cold and writes down when it is painted, what moves and what holds the main thread up; `TAP` ms
// after the first paint it taps on a muscle, if that is a number.
globalThis.cold = { first: 0, largest: 0, shift: 0, tasks: [], pattern: 0, alive: 0 };
{
  const watch = (type, then) => new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => { cold.largest = startTime; });
  watch('layout-shift', ({ value }) => { cold.shift += value; });
  watch('longtask', ({ startTime, duration }) => cold.tasks.push([startTime, duration]));
  new MutationObserver((_, watcher) => {
    cold.alive = performance.now();
    watcher.disconnect();
  }).observe(document, { attributeFilter: ['data-ready'], subtree: true });
  const drawn = () => requestAnimationFrame(() => {
    if (!document.querySelector('svg[data-main] [data-zone]')) drawn();
    else requestAnimationFrame((now) => { cold.pattern = now; });
  });
  watch('paint', ({ name, startTime }) => {
    if (name !== 'first-contentful-paint') return;
    cold.first = startTime;
    if (TAP === null) return;
    setTimeout(() => {
      document.querySelector('svg[data-main] [data-muscle="sternocleidomastoid"]').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window }));
      drawn();
    }, Math.max(0, startTime + TAP - performance.now()));
  });
}
