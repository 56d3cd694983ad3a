// SPDX-License-Identifier: MIT
//
// data.mjs CORPUS INTEROP FOLDER: what the page loads apart: from the conformance corpus, as JSON in the file CORPUS, a
// line for each mistake that people make, gallery.json; and, from the answers of servers in the folder INTEROP, what each
// says of a line: interop.json. Both go to FOLDER.
import { readFile, readdir, writeFile } from "node:fs/promises";

const [, , corpus, interop, folder] = process.argv;
const cases = JSON.parse(await readFile(corpus, "utf8"));
const LONGEST = 200;
const SWITCHES = /^(all|smtputf8|tolerate=\S+|[A-Z0-9][A-Z0-9-]*)$/; // options that the page has

/** A line as a person could paste it; undefined for one that nobody can. */
function lineOf({ octets }) {
    const line = Buffer.from(octets, "hex");
    const text = line.toString("utf8");
    return line.length <= LONGEST && Buffer.from(text).equals(line) && !/[\r\n\0]/.test(text) ? text : undefined;
}

const gallery = new Map();
for (const c of cases) {
    const line = lineOf(c);
    const mistake = c.advice?.find(({ key }) => key === "mistake")?.value;
    const area = /^mistake-(\w+)\//.exec(c.name)?.[1];
    if (c.ok || !line || !mistake || !area || !c.with.split(" ").filter(Boolean).every((word) => SWITCHES.test(word))) continue;
    if (!gallery.has(mistake)) gallery.set(mistake, { area, mistake, line, with: c.with });
}
await writeFile(`${folder}/gallery.json`, JSON.stringify([...gallery.values()]));

const names = (await readdir(interop)).filter((name) => name.endsWith(".json")).sort();
const servers = await Promise.all(names.map(async (name) => JSON.parse(await readFile(`${interop}/${name}`, "utf8"))));

/** The code with which a server answered behind EHLO, with SMTPUTF8 if the case has it; -1: it was not asked. */
function answer(server, { name, with: words }) {
    const asked = server.cases[name];
    const number = (words.includes("smtputf8") ? asked?.smtputf8 : undefined) ?? asked?.ehlo ?? asked?.none;
    if (number === undefined) return -1;
    return server.replies[number] === null ? null : server.replies[number][0];
}

const lines = {};
for (const c of cases) {
    const line = lineOf(c);
    if (!line || Object.hasOwn(lines, line)) continue;
    const codes = servers.map((server) => answer(server, c));
    if (codes.some((code) => code !== -1)) lines[line] = codes;
}
await writeFile(`${folder}/interop.json`, JSON.stringify({ servers: servers.map(({ server, version }) => [server, version]), lines }));
