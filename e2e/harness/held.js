// What a page holds on to: its nodes, and the memory of its programs (the map's and, once taken, the brush's), bytes. Runs before these.
(() => {
  const memories = [];
  for (const way of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[way];
    WebAssembly[way] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      memories.push((made.instance ?? made).exports.memory);
      return made;
    };
  }
  globalThis.held = () => {
    let nodes = 0;
    for (const walk = document.createTreeWalker(document); walk.nextNode();) nodes += 1;
    return { nodes, program: memories.reduce((all, memory) => all + memory.buffer.byteLength, 0) };
  };
})();
