// SPDX-License-Identifier: MIT
//
// recording.mjs PACKAGE TOOL FILE ...: of each recorded dialogue the package in the folder PACKAGE says what the command
// TOOL says; and after any number of changes what it would say of the text as it then is.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [, , folder, tool, ...files] = process.argv;
const { load } = await import(pathToFileURL(resolve(folder, "smtpath.js")));
const smtpath = await load();
const all = await Promise.all(files.map(async (name) => ({ name, text: await readFile(name, "utf8") })));

// In the order of the rows: an exchange comes when it is known that it is one.
const said = (recording) => [...recording.rows()].sort((a, b) => a.row - b.row || a.kind.localeCompare(b.kind));

/** The tool's words: a command that came through, a reply that is wrong. */
function ofTool(args, text) {
    const { stdout } = spawnSync(tool, args, { input: text, encoding: "utf8", maxBuffer: 1 << 26 });
    return stdout.trim().split("\n").filter(Boolean).map((row) => JSON.parse(row));
}

function compareWithTool({ name, text }) {
    const rows = ofTool(["session", "--json"], text);
    const { form, problems } = rows.pop();
    rows.sort((a, b) => a.row - b.row);
    const recording = smtpath.recording().read(text);
    assert.equal(recording.form?.name, form, name);
    const mine = said(recording);
    const exchanges = mine.filter((s) => s.kind === "exchange" && !s.redacted);
    assert.deepEqual(exchanges.map((s) => [s.row, !s.reason, s.code, s.reason ? s.offset : 0]),
        rows.filter((r) => !r.reply && r.ok !== null).map((r) => [r.row, r.ok, r.answer_code ?? 0, r.offset ?? 0]), name);
    assert.equal(exchanges.filter((s) => s.reason).length + mine.filter((s) => s.kind === "reply" && s.reason).length, problems, name);
}

/** The same numbers each time. */
let seed = 1;
const below = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;

const CHANGES = [
    (text, at) => `${text.slice(0, at)}x${text.slice(at)}`,
    (text, at) => text.slice(0, at) + text.slice(at + 1),
    (text, at) => `${text.slice(0, at)}\n${text.slice(at)}`,
    (text, at) => text.slice(0, at) + text.slice(at + 1 + below(300)),
    (text, at) => `${text.slice(0, at)}\u{1f600}é${text.slice(at)}`,
    (text, at) => text.slice(0, at) + text.slice(below(text.length + 1)).slice(0, 500) + text.slice(at),
];

function compareChanged({ name, text }) {
    const changed = smtpath.recording().read(text);
    for (let i = 0; i < 30; i++) {
        text = CHANGES[below(CHANGES.length)](text, below(text.length + 1));
        changed.read(text);
        if (i % 5 === 0) assert.deepEqual(said(changed), said(smtpath.recording().read(text)), `${name}, change ${i}`);
        changed.read(text);
    }
}

function compareRows() {
    const rows = ["bob@example.org", "<a..b@example.org>", "MAIL FROM:<a b@c.example>", "501 5.1.3 no", "", "x",
        "mx postfix/smtpd[7]: NOQUEUE: reject: RCPT from x[192.0.2.1]: 501 5.1.3 <x..y@b.example>: Bad; from=<a@b.example> to=<x..y@b.example>"];
    const read = said(smtpath.recording().read(rows.join("\n"), { extensions: "all" }, "rows"));
    const text = (s) => new TextDecoder().decode(s.octets);
    assert.deepEqual(read.filter((s) => s.octets).map((s) => [s.row, s.kind, text(s)]), [
        [1, "command", "RCPT TO:<bob@example.org>"], [2, "command", "RCPT TO:<a..b@example.org>"], [3, "command", rows[2]],
        [4, "reply", rows[3]], [6, "command", "x"], [7, "command", "RCPT TO:<x..y@b.example>"]]);
    assert.deepEqual(read.filter((s) => s.kind === "exchange").map((s) => !s.reason), [true, false, false, false, false]);
    // A command, or a reply, is no dialogue; a row with marks is.
    assert.equal(smtpath.recording().read("MAIL FROM: a@b").form, undefined);
    assert.equal(smtpath.recording().read("C: MAIL FROM: a@b").form.name, "own");
    assert.equal(said(smtpath.recording().read("\ufeffC: MAIL FROM: a@b")).length, 2);
}

function keystrokes(unit) {
    const rows = unit.split("\n").filter(Boolean);
    let text = Array.from({ length: 10_000 }, (_, i) => rows[i % rows.length]).join("\n");
    const recording = smtpath.recording().read(text);
    const times = [];
    for (let place = 0; place < 20; place++) {
        const at = below(text.length);
        for (const written of ["x", "xy", "xyz", "xyz<", "xyz<a", "xyz<", "xyz", "xy", "x", ""]) {
            const now = text.slice(0, at) + written + text.slice(at);
            const began = process.cpuUsage();
            recording.read(now);
            const { user, system } = process.cpuUsage(began);
            times.push((user + system) / 1000); // a busy machine has other things to do, too
        }
    }
    return times.sort((a, b) => a - b)[100];
}

for (const file of all) compareWithTool(file);
// What one side said, without the answers.
const oneSided = all.filter(({ name }) => /corpus.sessions/.test(name))
    .map(({ name, text }) => ({ name: `${name}, one side`, text: text.replace(/^S: .*\n/gm, "") }));
for (const { name, text } of oneSided) compareWithTool({ name, text: text.repeat(20) });
compareRows();
for (const { name, text } of [...all, ...oneSided]) compareChanged({ name, text: text.repeat(6) });
const log = [...all, ...oneSided].filter(({ name }) => /swaks-forward|openssl|by-hand|thunderbird/.test(name));
for (const { name, text } of log) {
    const median = keystrokes(text);
    console.log(`${median < 16 ? "" : "too slow: "}a keystroke in 10,000 rows like ${name.replace(/.*\//, "")}: ${median.toFixed(2)} ms, the median of 200`);
    assert.ok(median < 16);
}
for (const huge of ["C: ", "S: 250 ", "send: '", "a", '{"msg":"', "2026,a,b,1,c,d,<,\""]) {
    smtpath.recording().read(`C: QUIT\n${huge}${"a".repeat(1 << 20)}\nC: QUIT`);
    smtpath.recording().read(huge + "\\".repeat(1 << 20));
}
console.log(`${files.length} recordings are read as the tool reads them`);
