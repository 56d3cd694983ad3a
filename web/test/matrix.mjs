// SPDX-License-Identifier: MIT
//
// matrix.mjs WORK MODULES CHROMIUM SMTPATH: the page of what servers answer (tests/interop/matrix.html), in a headless Chromium,
// made of the answers of two servers that do not exist, so that it is known which rows each filter must show.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [, , work, modules, executablePath, smtpath] = process.argv;
const require = createRequire(`${resolve(modules)}/`);
const { chromium } = require("playwright-core");
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

const LINES = "bare LF or CR", DOT = "smuggling by a dot", NUL = "NUL", ROUTE = "source route", PERCENT = "% in the local part",
    BANG = "! in the local part", QUOTED = "quoted @", SHELL = "shell metacharacter", EIGHT = "8-bit without SMTPUTF8", XTEXT = "control by xtext";
const TAGS = [LINES, DOT, NUL, ROUTE, PERCENT, BANG, QUOTED, SHELL, EIGHT, XTEXT];

// What one server answers: its code, and what that is beside the standard.
const takes = [250, "as"], refuses = [501, "as"], more = [250, "more"], less = [501, "less"], policy = [550, "open"], unasked = null;

// case, mode, line, what bears on security, alpha's answer, beta's. Those of messages are tests/interop/messages.py's: the number behind
// the code is of replies that came because the message was ended early.
const ROWS = [
    ["plain", "ehlo", "RCPT TO:<bob@example.org>", [], takes, less],
    ["plain", "helo", "RCPT TO:<bob@example.org>", [], takes, unasked],
    ["hello", "none", "EHLO (none)", [], more, refuses],
    ["lf", "ehlo", "RCPT TO:<bob@\nexample.org>", [LINES], more, refuses],
    ["cr", "ehlo", "RCPT TO:<bob@\rexample.org>", [LINES], refuses, more],
    ["crlf", "ehlo", "RCPT TO:<bob@\r\nexample.org>", [LINES], refuses, refuses],
    ["nul", "ehlo", "RCPT TO:<bob\0@example.org>", [NUL], more, refuses],
    ["route", "ehlo", "RCPT TO:<@a.example:bob@example.org>", [ROUTE], takes, less],
    ["percent", "ehlo", "RCPT TO:<bob%b.example@example.org>", [PERCENT], takes, policy],
    ["percent-in-domain", "ehlo", "RCPT TO:<bob@exa%mple.org>", [], refuses, refuses],
    ["bang", "ehlo", "RCPT TO:<a!bob@example.org>", [BANG, SHELL], less, takes],
    ["quoted-at", "ehlo", 'RCPT TO:<"bob@b.example"@example.org>', [QUOTED], less, takes],
    ["quoted", "ehlo", 'RCPT TO:<"bob"@example.org>', [], less, takes],
    ["shell", "ehlo", "RCPT TO:<|sh@example.org>", [SHELL], takes, takes],
    ["eight-bit", "ehlo", "RCPT TO:<b\xC3\xBC@example.org>", [EIGHT], more, refuses],
    ["eight-bit-alone", "ehlo", "RCPT TO:<b\x80@example.org>", [EIGHT], refuses, more],
    ["eight-bit", "smtputf8", "RCPT TO:<b\xC3\xBC@example.org>", [], takes, less],
    ["smtputf8", "ehlo", "MAIL FROM:<b\xC3\xBC@example.org> SMTPUTF8", [], takes, less],
    ["xtext-control", "ehlo", "RCPT TO:<bob@example.org> ORCPT=rfc822;a+0Ab", [XTEXT], more, refuses],
    ["xtext-delete", "ehlo", "RCPT TO:<bob@example.org> ORCPT=rfc822;a+7Fb", [XTEXT], refuses, more],
    ["xtext-plus", "ehlo", "RCPT TO:<bob@example.org> ORCPT=rfc822;a+2Bb", [], takes, takes],
    // what is not offered may be refused: behind HELO, anything
    ["dsn", "ehlo", "RCPT TO:<bob@example.org> NOTIFY=NEVER", [], takes, less],
    ["dsn", "helo", "RCPT TO:<bob@example.org> NOTIFY=NEVER", [], takes, [501, "other"]],
    ["not-offered", "ehlo", "MAIL FROM:<ann@example.org> HOLDFOR=1", [], [501, "other"], takes],
    ["markup", "ehlo", "RCPT TO:</script><img src=x onerror=document.title='run'>", [], refuses, more],
    ["message/crlf-dot-crlf", "data", "\r\n.\r\n", [DOT], [250, "as", 3], [250, "less"]],
    ["message/lf-dot-lf", "data", "\n.\n", [LINES, DOT], [250, "more", 2], [554, "as"]],
    ["message/crlf-dot-nul-crlf", "data", "\r\n.\0\r\n", [DOT, NUL], [554, "as"], [451, "more", 1]],
    ["message/crlf-dot-dot-crlf", "data", "\r\n..\r\n", [DOT], [250, "as"], [554, "less"]],
    ["message/cr-alone", "data", "\r", [LINES], [250, "open"], [554, "as"]],
    ["message/nul", "data", "\0", [NUL], [250, "open"], [554, "as"]],
].map(([name, mode, line, tags, ...answers]) => ({ name, mode, line, tags, answers, title: `${name} ${mode}` }));
const SERVERS = ["alpha", "beta"];

async function writeAnswers() {
    await mkdir(`${work}/kept`, { recursive: true });
    const hex = (text) => Buffer.from(text, "latin1").toString("hex");
    const lines = new Map(ROWS.filter(({ mode }) => mode !== "data").map(({ name, line }) => [name, { name, octets: hex(line), may: false }]));
    await writeFile(`${work}/corpus.json`, JSON.stringify([...lines.values()]));
    for (const [i, server] of SERVERS.entries()) {
        const replies = [], cases = {};
        for (const { name, mode, answers: { [i]: answer } } of ROWS) {
            if (!answer) continue;
            const [code, , ended] = answer;
            (cases[name] ??= {})[mode] = replies.push([code, null, `said by ${server}`, ...(ended ? [ended] : [])]) - 1;
        }
        await writeFile(`${work}/kept/${server}.json`, JSON.stringify({ server, version: `${server} 1.0`, offers: ["DSN", "SMTPUTF8"], replies, cases }));
    }
    execFileSync("python3", ["-B", fileURLToPath(new URL("../../tests/interop/matrix.py", import.meta.url)), `--corpus=${work}/corpus.json`,
        `--answers=${work}/kept`, `--tool=${smtpath}`, `--out=${work}`]);
}

/** Whether a row is to be seen, said anew here: by what stands in ROWS. */
function belongs(row, { server = "", kind = "", tag = "", mode = "", find = "" }) {
    const looked = server ? [row.answers[SERVERS.indexOf(server)]] : row.answers;
    const codes = row.answers.filter(Boolean).map(([code]) => code < 400);
    return (!server || looked[0] !== null) && (!mode || row.mode === mode) && row.name.includes(find)
        && (!tag || (tag === "*" ? row.tags.length > 0 : row.tags.includes(tag)))
        && (!kind || (kind === "split" ? codes.includes(true) && codes.includes(false) : looked.some((answer) => answer?.[1] === kind)));
}

await writeAnswers();
const address = String(pathToFileURL(resolve(work, "matrix.html")));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
const complaints = [];
page.on("pageerror", (error) => complaints.push(String(error)));
page.on("request", (request) => request.url().startsWith(address) || complaints.push(request.url()));

const shown = () => page.$$eval("#rows tr", (rows) => rows.map((row) => `${row.cells[0].textContent} ${row.cells[1].textContent}`).sort());

/** Puts it into the form, at once: what nobody names is as at the beginning. */
const choose = (asked) => page.evaluate((wanted) => {
    const form = document.querySelector("form");
    for (const name of ["server", "kind", "tag", "mode", "find"]) form.elements[name].value = wanted[name] ?? "";
    form.dispatchEvent(new Event("input"));
}, asked);

/** Each server's row: how many of the rows seen it was asked, takes, refuses; departs, in which direction. */
function countsOf(rows) {
    const line = (title, answers) => {
        const taken = answers.filter(([code]) => code < 400).length;
        return [title, answers.length, taken, answers.length - taken, ...["more", "less"].map((kind) => answers.filter(([, is]) => is === kind).length)].join(" ");
    };
    return SERVERS.map((server, i) => line(server, rows.map((row) => row.answers[i]).filter(Boolean)));
}

async function check(asked) {
    await choose(asked);
    const rows = ROWS.filter((row) => belongs(row, asked));
    const said = `with ${JSON.stringify(asked)}`;
    assert.deepEqual(await shown(), rows.map(({ title }) => title).sort(), said);
    assert.ok((await page.textContent("#count")).startsWith(`${rows.length} of ${ROWS.length} rows`), said);
    const [ours, ...theirs] = await page.$$eval("#servers tbody tr", (lines) => lines.map((line) => [...line.cells].map((cell) => cell.textContent).join(" ")));
    assert.match(ours, new RegExp(`^smtpath ${rows.length} \\d+ \\d+ 0 0$`), said);
    assert.deepEqual(theirs, countsOf(rows), said);
    return rows.length;
}

try {
    await page.goto(address);
    // smtpath stands first, then the servers with their versions
    assert.deepEqual(await page.$$eval("#head th", (heads) => heads.map((head) => head.textContent)), ["case", "mode", "line", "smtpath", ...SERVERS]);
    assert.equal(await page.getAttribute("#head th:last-child", "title"), "beta 1.0");
    assert.deepEqual(await page.$$eval("[name=tag] option", (options) => options.map((option) => option.value)), ["", "*", ...TAGS]);
    // every filter by itself, and each with every other one
    const values = { server: ["", ...SERVERS], kind: ["", "more", "less", "split"], tag: ["", "*", ...TAGS], mode: ["", "none", "helo", "ehlo", "smtputf8", "data"] };
    for (const [name, some] of Object.entries(values)) for (const value of some) assert.ok(await check({ [name]: value }) > 0, `${name}=${value} shows nothing`);
    for (const server of values.server) for (const kind of values.kind) for (const tag of values.tag) await check({ server, kind, tag });
    for (const mode of values.mode) for (const kind of values.kind) await check({ mode, kind });
    await check({ find: "xtext-", server: "beta", kind: "more" });
    // by the line, whatever its case, and by smtpath's reason
    for (const [text, titles] of [["ORCPT=RFC822;A+2B", ["xtext-plus ehlo"]], ["bare-cr at", ["message/cr-alone data"]], ["\\x00@", ["nul ehlo"]]]) {
        await choose({ find: text });
        assert.deepEqual(await shown(), titles, text);
    }
    // what is wrong is marked, and says what the server said
    await choose({ find: "message/lf-dot-lf" });
    assert.deepEqual(await page.$$eval("#rows td:nth-child(n + 4)", (cells) => cells.map((cell) => [cell.className, cell.textContent, cell.title])),
        [["", "500 5.5.2 bare-lf at 4", ""], ["more", "250 end", "said by alpha"], ["as", "554", "said by beta"]]);
    // an address keeps what was chosen
    await choose({ server: "beta", kind: "less", tag: ROUTE });
    await page.reload();
    assert.deepEqual(await shown(), ["route ehlo"]);
    // no line becomes part of the page
    assert.equal(await page.$("#rows img"), null);
    assert.notEqual(await page.title(), "run");
    await page.addScriptTag({ content: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    assert.deepEqual(complaints, []);
} finally {
    await browser.close();
}
