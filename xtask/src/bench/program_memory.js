// Keeps the memory of the page's program where it can be measured.
for (const way of ['instantiate', 'instantiateStreaming']) {
  const original = WebAssembly[way];
  WebAssembly[way] = async (...given) => {
    const made = await original.apply(WebAssembly, given);
    globalThis.programMemory = (made.instance ?? made).exports.memory;
    return made;
  };
}
