// Brings the page alive. When this fails the page stays as it was served: complete, and with links that work.
// There is one copy for each program; the build writes the real file names (with their hashes) over the two below.
import start from "/assets/program.js";

start({ module_or_path: "/assets/program_bg.wasm" });
