// SPDX-License-Identifier: MIT
//
// corpus.mjs PACKAGE CORPUS: every case of the conformance corpus, as JSON in the file CORPUS, holds for the package in
// the folder PACKAGE; all that it states is compared.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [, , folder, corpus] = process.argv;
const { load } = await import(pathToFileURL(resolve(folder, "smtpath.js")));
const smtpath = await load();
const cases = JSON.parse(await readFile(corpus, "utf8"));

// A "with" row of the corpus as options.
function privateKeyword(text) {
    const [keyword, command, value, limit] = text.split(":");
    return {
        keyword, on_mail: command !== "rcpt", on_rcpt: command !== "mail", value: value.replace("any-", ""),
        any_value: value.startsWith("any-"), limit: Number(limit ?? 0),
    };
}

function optionsOf(words) {
    const options = { extensions: [], limits: {}, private_keywords: [] };
    for (const word of words.split(" ").filter(Boolean)) {
        const [name, value] = word.split(/=(.*)/);
        if (word === "all") options.extensions = "all";
        else if (["smtputf8", "strict-trailing", "general-literal"].includes(word)) options[word.replace("-", "_")] = true;
        else if (name === "tolerate") options.tolerate = value === "all" ? "all" : value.split(",");
        else if (name === "refuse") options.refuse = value.split(",");
        else if (name.startsWith("limit-")) options.limits[name.slice(6).replace("-", "_")] = Number(value);
        else if (name === "private") options.private_keywords.push(privateKeyword(value));
        else options.extensions.push(word);
    }
    return options;
}

// Octets as the corpus writes them.
function shown(octets, space = " ") {
    return Array.from(octets, (octet) => {
        if (octet === 0x5c) return "\\\\";
        const isPlain = octet > 0x20 && octet < 0x7f;
        return isPlain ? String.fromCharCode(octet) : octet === 0x20 ? space
            : `\\x${octet.toString(16).toUpperCase().padStart(2, "0")}`;
    }).join("");
}

const span = (part) => (part ? [part.offset, part.length] : [0, 0]);
function sameSpan(fact, part) {
    if (fact.length === 0) assert.equal(span(part)[1], 0);
    else assert.deepEqual(span(part), [fact.offset, fact.length]);
}

function compareParameter(fact, result) {
    const found = result.parameter.find((p) => p.keyword.text.toUpperCase() === fact.key);
    assert.ok(found, `no parameter ${fact.key}`);
    const member = fact.member ?? "value";
    if (member === "given") assert.equal(found.value, undefined);
    else if (["value", "keyword", "first", "second"].includes(member)) sameSpan(fact, found[member]);
    else if (member === "choice") assert.equal([found.choice].flat().join(","), fact.value);
    else if (member === "decoded") assert.equal(shown(found.decoded_octets, "\\x20"), fact.value);
    else assert.equal(String(found[member]), fact.value);
}

const FACTS = {
    kind: (fact, r) => assert.equal(`${r.kind} ${r.local_kind} ${r.domain_kind}`, fact.value),
    address: (fact, r) => assert.equal(Buffer.from(r.address).toString("hex"), fact.value),
    "chunk-size": (fact, r) => assert.equal(String(r.chunk_size), fact.value),
    length: (fact, r) => assert.equal(String(r.length), fact.value),
    flags: (fact, r) => assert.equal(r.flags.map((flag) => flag.name).join(",") || "none", fact.value),
    flag: (fact, r) => sameSpan(fact, r.flags.find((flag) => flag.name === fact.member)),
    deviations: (fact, r) => {
        const names = fact.value.split(" ")[0];
        assert.equal(r.deviations.join(","), names);
        if (fact.offset !== undefined) assert.equal(r.deviation_offset, fact.offset);
    },
};
for (const name of ["path", "route", "mailbox", "local", "domain", "argument", "second", "parameters"])
    FACTS[name] = (fact, r) => sameSpan(fact, r[name]);

function compareAccepted(c, result) {
    for (const fact of c.result) (FACTS[fact.key] ?? compareParameter)(fact, result);
    const keys = new Set(c.result.map((fact) => fact.key));
    if (!keys.has("deviations")) assert.deepEqual(result.deviations, []);
    if (!keys.has("route")) assert.equal(result.route, undefined);
    for (const p of result.parameter)
        assert.ok(!p.name || keys.has(p.name), `${p.name} is there, and not stated`);
}

const ADVICE = {
    mistake: (d, value) => assert.equal([d.mistake, d.beside].filter(Boolean).join(" "), value),
    near: (d, value) => assert.ok(d.mistake !== value && d.beside !== value),
    hint: (d, value) => assert.ok(d.hint.en.includes(value), `"${value}" is not in "${d.hint.en}"`),
    corrected: (d, value) =>
        assert.equal(d.corrected === undefined ? "none" : shown(new TextEncoder().encode(d.corrected)), value),
};

function compareRefused(c, { diagnostic: d }) {
    assert.deepEqual([d.code, d.enhanced, d.reason, d.offset, d.length], [c.code, c.enhanced, c.reason, c.offset, c.length]);
    for (const { key, value } of c.advice ?? []) ADVICE[key](d, value);
    assert.ok(d.hint.ja && d.reply.startsWith(`${c.code} ${c.enhanced} `));
}

let failed = 0;
for (const c of cases) {
    try {
        const result = smtpath.check(Buffer.from(c.octets, "hex"), optionsOf(c.with));
        assert.equal(result.ok, c.ok);
        (c.ok ? compareAccepted : compareRefused)(c, result);
    } catch (error) {
        failed++;
        console.error(`${c.name}: ${error.message}`);
    }
}
assert.ok(cases.length > 1000, "the corpus is there");
console.log(`${cases.length} cases, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
