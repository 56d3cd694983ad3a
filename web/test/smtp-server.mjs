// SPDX-License-Identifier: MIT
//
// smtp-server.mjs PACKAGE MODULES: smtp-server (npm) with the package in the folder PACKAGE in front of its own parser
// gives its client our 501. It listens on loopback alone.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import net from "node:net";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [, , folder, modules] = process.argv;
const { load } = await import(pathToFileURL(resolve(folder, "smtpath.js")));
const smtpath = await load();
const require = createRequire(`${resolve(modules)}/`);
const { SMTPServer } = require("smtp-server");
const { SMTPConnection } = require("smtp-server/lib/smtp-connection");

// What smtp-server's users would write: its two handlers, behind ours.
for (const handler of ["handler_MAIL", "handler_RCPT"]) {
    const its = SMTPConnection.prototype[handler];
    SMTPConnection.prototype[handler] = function (command, callback) {
        const { ok, diagnostic } = smtpath.check(command, { extensions: ["SIZE", "8BITMIME"] });
        if (ok) return its.call(this, command, callback);
        this.send(diagnostic.code, diagnostic.reply.slice(4));
        return callback();
    };
}

const server = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS"], disableReverseLookup: true, logger: false });
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const socket = net.connect(server.server.address().port, "127.0.0.1");
const lines = createInterface({ input: socket })[Symbol.asyncIterator]();

async function reply() {
    let line;
    do line = (await lines.next()).value;
    while (line[3] === "-");
    return line;
}

async function say(line, expected) {
    if (line) socket.write(`${line}\r\n`);
    assert.match(await reply(), expected);
}

await say("", /^220 /);
await say("EHLO client.example", /^250 /);
await say("MAIL FROM:<a..b@example.org>", /^501 5\.1\.7 Bad sender path: expected .* at byte 13, found "\."$/);
await say("MAIL FROM:<ann@example.org> SIZE=x", /^501 5\.5\.4 .* at byte 33, found "x"$/);
await say("MAIL FROM:<ann@example.org> SIZE=10", /^250 /);
await say("RCPT TO:<bob@example.org", /^501 5\.1\.3 Bad recipient path: expected ">" at byte 24, found end of line$/);
await say("RCPT TO:<bob@example.org>", /^250 /);
await say("QUIT", /^221 /);
socket.destroy();
await new Promise((closed) => server.close(closed));
console.log("smtp-server gave its client our replies");
