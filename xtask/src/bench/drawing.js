// A stroke of many places, sent as a pen sends them, and how long each frame took meanwhile.
globalThis.drawing = {
  stroke: (places, hertz) => new Promise((done) => {
    const paper = document.querySelector('[data-main]');
    const { left, top, width, height } = paper.getBoundingClientRect();
    const send = (type, place) => {
      // Round and round, wider and wider.
      const angle = place / 20;
      const reach = 0.05 + (0.3 * place) / places;
      paper.dispatchEvent(new PointerEvent(type, {
        bubbles: true, cancelable: true, pointerId: 7, pointerType: 'pen', button: 0, buttons: 1, pressure: 0.3 + (place % 50) / 100,
        clientX: left + width * (0.5 + reach * Math.cos(angle)), clientY: top + height * (0.45 + reach * Math.sin(angle)),
      }));
    };
    const frames = [];
    let last;
    let sent = 0;
    const frame = (now) => {
      if (last !== undefined) frames.push(now - last);
      last = now;
      if (sent < places) requestAnimationFrame(frame);
      else done(frames);
    };
    send('pointerdown', 0);
    requestAnimationFrame(frame);
    const begin = performance.now();
    const tick = () => {
      const due = Math.min(places, Math.floor(((performance.now() - begin) * hertz) / 1000));
      for (; sent < due; sent += 1) send('pointermove', sent);
      if (sent < places) setTimeout(tick, 1000 / hertz);
      else send('pointerup', sent);
    };
    tick();
  }),
};
