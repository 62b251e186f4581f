// Does at random whatever a person can do on the map, the check before booking aside, which takes its place; the same each time, by numbers that only look like chance.
globalThis.anything = (() => {
  let seed = 20_251;
  const chance = (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const any = (list) => list[chance(list.length)];
  const all = (css) => [...document.querySelectorAll(css)];
  const there = (element) => !element.closest('[hidden], [display="none"]');
  const click = (element) => element?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window }));
  const press = (element, key) => element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const answered = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); done(); };
    port2.postMessage(0);
  });
  const shown = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', '+', '-', '0', 'Escape', ' '];
  let written = 0;
  new MutationObserver((changes) => { written += changes.length; })
    .observe(document.getElementById('app'), { subtree: true, childList: true, attributes: true, characterData: true });
  const deeds = [
    ...Array(6).fill(() => click(any(all('#app [data-act]:not([data-act^="check"])').filter(there)))),
    ...Array(3).fill(() => click(any(all('[data-main] [data-trigger-point], .parts a').filter(there)))),
    () => { const place = any(all('[data-main] [data-act]').filter(there)); place.focus(); press(place, any(KEYS)); },
    () => click(any(all('[data-tool]').filter(there))),
    () => any(all('[data-main] :is([data-zone], [data-act])')).dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' })),
  ];
  return {
    /** Peels through all layers, whose drawings come with the first peeling and stay. */
    async peel() {
      for (const layer of ['skin', 'deep', 'bone', 'muscle']) {
        click(document.querySelector(`#app [data-act="layer:${layer}"]`));
        while (document.querySelector('.map').dataset.layer !== layer) await shown();
      }
    },
    /** Does so many things, each when the one before has been answered; how many of them changed something. */
    async act(times) {
      let changed = 0;
      for (let time = 0; time < times; time += 1) {
        const before = written;
        any(deeds)();
        await answered();
        if (written !== before) changed += 1;
        if (time % 20 === 0) await shown();
      }
      return changed;
    },
    /** Nothing marked, painted or chosen, the side diagram from the right, whole, no name told: as a page is served, whatever was before. */
    async bringToStart() {
      for (const act of ['from:pain', 'unmark', 'from:muscle', 'clear', 'view:front', 'mirror:off', 'side:right', 'layer:muscle', 'view:side']) {
        click(document.querySelector(`#app [data-act="${act}"]:not([hidden])`));
        await answered();
      }
      click(document.querySelector('[data-tool="reset"]'));
      document.querySelector('.atlas').dispatchEvent(new PointerEvent('pointerleave'));
      document.activeElement?.blur();
      // Marks that wait out of sight go after a while in which nothing is chosen.
      while (document.querySelector('[data-away]')) await shown();
    },
  };
})();
0;
