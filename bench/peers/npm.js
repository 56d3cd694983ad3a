// SPDX-License-Identifier: MIT
/*
 * Two parsers that npm packages, each in its own way of being called: smtp-server's reading of a MAIL or RCPT
 * line (it looks for brackets, one "@" and parameters, and judges little else), and Haraka's address-rfc2821
 * (a grammar of the path alone; what follows the path is cut off before). Both are JavaScript, so they run by
 * themselves and not beside the others; `./dev bench --npm` installs them and runs this.
 *
 *     node npm.js FOLDER-WITH-NODE_MODULES FILE ...
 */
'use strict';

const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');

const [folder, ...files] = process.argv.slice(2);
const installed = createRequire(path.resolve(folder, 'package.json'));
const { SMTPConnection } = installed(path.resolve(folder, 'node_modules/smtp-server/lib/smtp-connection.js'));
const { Address } = installed('address-rfc2821');

const connection = { _server: { logger: { error() {} } } };
const read = SMTPConnection.prototype._parseAddressCommand;

const peers = {
    'smtp-server': (line) => {
        const name = line[0] === 'M' || line[0] === 'm' ? 'MAIL FROM' : 'RCPT TO';
        return read.call(connection, name, line) ? 1 : 0;
    },
    'address-rfc2821': (line) => {
        const from = line.indexOf('<');
        const end = line.indexOf('>', from);
        try {
            return new Address(line.slice(from, end + 1)).host ? 1 : 0;
        } catch (refused) {
            return 0;
        }
    },
};

function pass(peer, lines) {
    let accepted = 0;
    for (const line of lines) accepted += peer(line);
    return accepted;
}

for (const file of files) {
    const lines = fs.readFileSync(file, 'utf8').split('\r\n').slice(0, -1);
    for (const [name, peer] of Object.entries(peers)) {
        let accepted = 0;
        const times = [];
        for (let round = 0; round < 15; round++) {
            const start = process.hrtime.bigint();
            accepted = pass(peer, lines);
            times.push(Number(process.hrtime.bigint() - start) / lines.length);
        }
        times.sort((a, b) => a - b);
        const set = path.basename(file, '.txt');
        console.log(`${set} ${name} ${times[7].toFixed(0)} ns a line, ${accepted} of ${lines.length} accepted`);
    }
}
