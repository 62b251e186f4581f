// Brings the page alive. When this fails the page stays as it was served: complete, and with links that work.
// There is one copy for each program; the build writes the real file names (with their hashes) over the two below, which lie
// beside this script.
import start from "./program.js";

start({ module_or_path: new URL("./program_bg.wasm", import.meta.url) });
