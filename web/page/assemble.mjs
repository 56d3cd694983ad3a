// SPDX-License-Identifier: MIT
//
// assemble.mjs PACKAGE OUTPUT: the page as one file, which works from any host and from a file: URL. Its own policy
// names the hashes of the one style and the one script that are in it, so that nothing else runs.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";

const [, , folder, output] = process.argv;
const text = (name, from = import.meta.url) => readFile(new URL(name, from), "utf8");
const hash = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

const wrapper = (await readFile(`${folder}/smtpath.js`, "utf8")).replace(/^export /gm, "");
const wasm = (await readFile(`${folder}/smtpath.wasm`)).toString("base64");
const page = (await text("page.js")).replace(/^import .*\n/m, "").replace("@WASM@", () => wasm);
// Each keeps its own names.
const filled = { JS: `const { load } = (() => {\n${wrapper}\nreturn { load };\n})();\n${page}`, CSS: await text("style.css") };
filled.SCRIPT = hash(filled.JS);
filled.STYLE = hash(filled.CSS);
const html = (await text("index.html")).replace(/@(JS|CSS|SCRIPT|STYLE)@/g, (_, name) => filled[name]);
await writeFile(output, html);
