// SPDX-License-Identifier: MIT
//
// serve.mjs FOLDER PORT: what is in FOLDER, on loopback alone, until ^C; PORT 0: whichever is free.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";

const [, , folder, port] = process.argv;
const root = resolve(folder);
const TYPES = { ".html": "text/html", ".json": "application/json", ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css" };

/** The file that a URL names; undefined for one that is not there, or not within the folder. */
async function content(url) {
    const path = resolve(root + sep + decodeURIComponent(new URL(url, "http://localhost").pathname));
    if (path !== root && !path.startsWith(root + sep)) return undefined;
    const file = path === root ? `${root}/index.html` : path;
    return { octets: await readFile(file), type: TYPES[extname(file)] ?? "text/plain" };
}

const server = createServer(async (request, response) => {
    const found = await content(request.url).catch(() => undefined);
    response.writeHead(found ? 200 : 404, { "content-type": `${found?.type ?? "text/plain"}; charset=utf-8` });
    response.end(found?.octets ?? "not here\n");
});
server.on("error", (error) => {
    console.error(`dev: port ${port}: ${error.code === "EADDRINUSE" ? "somebody listens there already" : error.message}`);
    process.exit(1);
});
server.listen(Number(port), "127.0.0.1", () => console.log(`== http://127.0.0.1:${server.address().port}/ until ^C`));
for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => {
        server.close();
        server.closeAllConnections();
        process.exit(0);
    });
