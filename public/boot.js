// Brings the page alive. When this fails the page stays as it was served: complete, and with links that work.
// The build writes the real file names (with their hashes) over the two below; they lie beside this script.
import start from "./headache_map.js";

start({ module_or_path: new URL("./headache_map_bg.wasm", import.meta.url) });
