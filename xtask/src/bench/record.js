// Turns the live page into one file of its own, and what an action changes on it into a list that plain script can do again.
globalThis.recorded = (() => {
  const root = document.documentElement;
  let records = [];
  const watcher = new MutationObserver((more) => records.push(...more));
  watcher.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });

  /** Which child of which child: holds in the other file too, whose elements are the same. */
  const way = (element) => (element === root ? [] : [...way(element.parentElement), [...element.parentElement.children].indexOf(element)]);

  return {
    /** The page as it stands, with its style within and nothing else to ask for. What is left out leaves an empty element in its place. */
    async page() {
      const copy = root.cloneNode(true);
      for (const element of copy.querySelectorAll('script, link:not([rel="expect"]), meta[http-equiv], base')) {
        const stands = document.createElement(element.rel === 'stylesheet' ? 'style' : 'template');
        if (element.rel === 'stylesheet') stands.textContent = await (await fetch(element.getAttribute('href'))).text();
        element.replaceWith(stands);
      }
      return `<!doctype html>\n${copy.outerHTML}`;
    },
    begin() {
      watcher.takeRecords();
      records = [];
    },
    /** What has changed since then: markup of the outermost elements whose content did, attributes of those outside of them. */
    changes() {
      records.push(...watcher.takeRecords());
      const held = [...new Set(records.filter(({ type }) => type !== 'attributes').map(({ type, target }) => (type === 'childList' ? target : target.parentElement)))]
        .filter((element) => element?.isConnected);
      const whole = held.filter((element) => !held.some((other) => other !== element && other.contains(element)));
      const attributes = new Map();
      for (const { type, target, attributeName } of records) {
        if (type !== 'attributes' || !target.isConnected || whole.some((element) => element !== target && element.contains(target))) continue;
        const place = way(target);
        attributes.set(`${place} ${attributeName}`, [place, attributeName, target.getAttribute(attributeName)]);
      }
      return {
        address: location.pathname + location.search + location.hash,
        whole: whole.map((element) => [way(element), element.innerHTML]),
        attributes: [...attributes.values()],
      };
    },
  };
})();
