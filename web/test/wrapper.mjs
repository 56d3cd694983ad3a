// SPDX-License-Identifier: MIT
//
// wrapper.mjs PACKAGE: what the corpus cannot say of the package in the folder PACKAGE.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const { load } = await import(pathToFileURL(`${folder}/smtpath.js`));
const smtpath = await load();
const tests = {};

tests["offsets in octets and in UTF-16 units"] = () => {
    const options = { extensions: ["SMTPUTF8"], smtputf8: true };
    for (const [local, octets, units] of [["a", 1, 1], ["ü", 2, 1], ["あ", 3, 1], ["😀", 4, 2], ["ü😀あ", 9, 4]]) {
        const { diagnostic: d } = smtpath.check(`RCPT TO:<${local}@b`, options);
        assert.deepEqual([d.offset, d.utf16_offset], [9 + octets + 2, 9 + units + 2], local);
        const { local: span } = smtpath.check(`RCPT TO:<${local}@b>`, options);
        assert.deepEqual([span.offset, span.length, span.utf16_offset, span.utf16_length, span.text],
            [9, octets, 9, units, local]);
    }
};

tests["octets have no UTF-16 units"] = () => {
    const { diagnostic } = smtpath.check(Uint8Array.of(...Buffer.from("MAIL FROM:<"), 0xff));
    assert.equal(diagnostic.utf16_offset, undefined);
    assert.equal(diagnostic.offset, 11);
};

tests["half a surrogate pair is no character"] = () =>
    assert.equal(smtpath.check("RCPT TO:<a\ud800@b>").ok, false);

tests["a name that is none is an error of the caller's"] = () => {
    assert.throws(() => smtpath.check("QUIT", { extensions: ["SIZES"] }), TypeError);
    assert.throws(() => smtpath.check("QUIT", { tolerate: ["trailing-space"] }), TypeError);
    assert.throws(() => smtpath.check("QUIT", { refuse: ["x"] }), TypeError);
    assert.throws(() => smtpath.check("QUIT", { private_keywords: Array(33).fill({ keyword: "X" }) }), RangeError);
};

tests["every octet, anywhere in a line"] = () => {
    for (const head of ["", "MAIL FROM:<", "MAIL FROM:<a@b> SIZE=", "RCPT TO:<\"", "EHLO "])
        for (let octet = 0; octet < 256; octet++) {
            const { ok, diagnostic } = smtpath.check(Buffer.concat([Buffer.from(head), Buffer.of(octet)]));
            assert.ok(ok || (diagnostic.offset <= head.length + 1 && /^[ -~]+$/.test(diagnostic.reply)));
        }
};

tests["a megabyte"] = () => {
    const { diagnostic } = smtpath.check(`RCPT TO:<${"a".repeat(1 << 20)}@b>`);
    assert.equal(diagnostic.reason, "line-too-long");
    assert.equal(smtpath.check(" ".repeat(1 << 20)).ok, false);
    assert.equal(smtpath.check("QUIT").ok, true);
};

tests["the correction is accepted"] = () => {
    const { diagnostic } = smtpath.check("RCPT TO: bob@example.org");
    assert.equal(diagnostic.corrected, "RCPT TO:<bob@example.org>");
    assert.equal(smtpath.check(diagnostic.corrected).ok, true);
};

tests["codes, in two languages"] = () => {
    assert.equal(smtpath.explain(251).known, true);
    assert.notEqual(smtpath.explain("5.1.3").meaning, smtpath.explain("5.1.3", "ja").meaning);
    for (const code of ["", "x", 99, 1000, "5.1", "3.1.1", "5.1.3.4"]) assert.equal(smtpath.explain(code), undefined);
};

tests["presets"] = () => {
    const line = "RCPT TO:<a..b@example.org>";
    assert.deepEqual(Object.keys(smtpath.presets), ["postfix", "exim", "opensmtpd", "sendmail"]);
    assert.deepEqual(smtpath.check(line, smtpath.presets.postfix).deviations, ["loose-dots"]);
    assert.equal(smtpath.check(line, smtpath.presets.opensmtpd).ok, false);
    assert.equal(smtpath.check("RCPT TO:<a@[192.0.2.1]>", smtpath.presets.exim).diagnostic.reason, "path-refused");
};

tests["replies"] = () => {
    const { code, enhanced, last, forward } = smtpath.reply("551 5.1.6 User not local; please try <bob@example.net>");
    assert.deepEqual([code, enhanced, last, forward.found, forward.path.text, forward.domain.text],
        [551, "5.1.6", true, "path", "<bob@example.net>", "example.net"]);
    assert.equal(smtpath.reply("250-mx.example.org").last, false);
    assert.equal(smtpath.reply("251 will forward to <bob@>").forward.diagnostic.offset, 25);
    assert.equal(smtpath.reply("2x1 ok").ok, false);
    assert.notEqual(smtpath.difference(251, 501), smtpath.difference(251, 501, "ja"));
    assert.equal(smtpath.difference(251, 99), undefined);
};

tests["from octets and from a module"] = async () => {
    const octets = await readFile(`${folder}/smtpath.wasm`);
    assert.equal((await load(octets)).check("QUIT").ok, true);
    assert.equal((await load(new WebAssembly.Module(octets))).check("QUIT").ok, true);
    assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(octets)), []);
};

tests["what the README shows runs"] = async () => {
    const readme = await readFile(`${folder}/README.md`, "utf8");
    const shown = /```js\n([^]*?)```/.exec(readme)[1].replace('"smtpath"', JSON.stringify(String(pathToFileURL(`${folder}/smtpath.js`))));
    const said = [];
    const run = new (Object.getPrototypeOf(async () => {}).constructor)("console", "load", shown.replace(/^import.*/m, ""));
    await run({ log: (...words) => said.push(words.join(" ")) }, load);
    assert.equal(said[0], '501 5.1.3 Bad recipient path: expected ">" at byte 26, found end of line');
    assert.equal(said[2], "26 25 RCPT TO:<grün@example.org>");
    assert.equal(said.length, 4);
};

for (const [name, test] of Object.entries(tests)) {
    const began = performance.now();
    await test();
    console.log(`ok ${name} (${Math.round(performance.now() - began)} ms)`);
}
