// SPDX-License-Identifier: MIT
//
// assemble.mjs PACKAGE FOLDER: the page, twice. index.html is for a host: it loads gallery.json and interop.json, which are
// in FOLDER, when they are asked for. smtpath.html holds both, and works from a file: URL. The policy of each names the
// hashes of the one style and the one script that are in it, so that nothing else runs; nothing is loaded from elsewhere.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";

const [, , pack, folder] = process.argv;
const text = (name) => readFile(new URL(name, import.meta.url), "utf8");
const hash = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
const withoutModules = (source) => source.replace(/^import .*\n/gm, "").replace(/^export /gm, "").replace(/^\/\/.*\n/gm, "");

/** What is in a script's element ends it with "</", wherever that stands. */
async function element(name) {
    const json = (await readFile(`${folder}/${name}.json`, "utf8")).replaceAll("<", "\\u003c");
    return `<script type="application/json" id="data-${name}">${json}</script>\n`;
}

const wrapper = withoutModules(await readFile(`${pack}/smtpath.js`, "utf8"));
const wasm = (await readFile(`${pack}/smtpath.wasm`)).toString("base64");
const parts = await Promise.all(["texts.js", "line.js", "session.js", "page.js", "gallery.js"].map(text));
// The page begins to draw when it is whole; the wrapper keeps its own names.
const [begins, ...start] = withoutModules(parts[3]).split(/^(?=addSwitches)/m);
const page = [...parts.slice(0, 3), begins, parts[4]].map(withoutModules).join("") + start.join("");
const script = `const { load } = (() => {\n${wrapper}\nreturn { load };\n})();\n${page.replace("@WASM@", () => wasm)}`;
const style = await text("style.css");
const template = await text("index.html");

async function write(name, connect, data) {
    const filled = { JS: script, CSS: style, SCRIPT: hash(script), STYLE: hash(style), CONNECT: connect, DATA: data };
    await writeFile(`${folder}/${name}`, template.replace(/@(JS|CSS|SCRIPT|STYLE|CONNECT|DATA)@/g, (_, field) => filled[field]));
}

await write("index.html", "connect-src 'self'; ", "");
await write("smtpath.html", "", (await element("gallery")) + (await element("interop")));
