// SPDX-License-Identifier: MIT
// node driver.js CORPUS.json MODULE: runs the corpus (./dev corpus --json) against a parser in JavaScript. The module exports
// accepts(verb, argument), which says whether it takes what stands behind "MAIL " or "RCPT "; the argument is a string with
// a character an octet. Exit status 1 if it departs from a case.
'use strict';
const fs = require('fs');
const path = require('path');

const [corpus, module_] = process.argv.slice(2);
if (module_ === undefined) {
    console.error('usage: node driver.js CORPUS.json MODULE');
    process.exit(2);
}
const { accepts } = require(path.resolve(module_));

let asked = 0;
let departures = 0;
for (const one of JSON.parse(fs.readFileSync(corpus, 'utf8'))) {
    const line = Buffer.from(one.octets, 'hex').toString('latin1');
    const [, verb, argument] = /^([^ ]*) ?(.*)$/s.exec(line);
    // what a tolerance, another limit or a keyword of one's own makes of a line is no one else's business
    if (one.may || one.with.includes('=') || !/^(MAIL|RCPT)$/i.test(verb)) continue;
    asked++;
    if (accepts(verb.toUpperCase(), argument) === one.ok) continue;
    departures++;
    console.log(`${one.name}: ${one.ok ? 'refuses' : `accepts, instead of ${one.code} ${one.reason} at ${one.offset}`}: ${JSON.stringify(line)}`);
}
console.log(`${asked - departures} of ${asked} cases as they should be`);
process.exit(departures > 0 ? 1 : 0);
