// SPDX-License-Identifier: MIT
// clients.js PORT MESSAGE: what nodemailer is answered, and has taken: called by clients.sh.
// clients.js PORT --load COUNT: so many messages from a pool of connections: real_clients.sh.
'use strict';
const assert = require('assert');
const fs = require('fs');
const nodemailer = require('nodemailer');

// Many, as each waits for a delayed ACK behind every message: it writes the end by itself, without TCP_NODELAY.
const CONNECTIONS = 40;

const transport = nodemailer.createTransport({
    host: '127.0.0.1', port: Number(process.argv[2]), name: 'client.example.com', ignoreTLS: true,
    pool: true, maxConnections: CONNECTIONS, maxMessages: Infinity,
});

async function talk(raw) {
    const info = await transport.sendMail({
        envelope: { from: 'nodemailer@example.com', to: ['user@example.org', 'moved@example.org', 'gone@example.org', 'a..b@example.org'] },
        dsn: { id: 'QQ314159', return: 'headers', notify: ['success', 'delay'], recipient: 'user@example.org' }, raw,
    });
    assert.deepStrictEqual(info.accepted, ['user@example.org', 'moved@example.org']);
    assert.deepStrictEqual(info.rejectedErrors.map((error) => error.response), [
        '551 5.1.6 User not local; please try <else@example.net>',
        '501 5.1.3 Bad recipient path: expected a letter, a digit or another character of a word at byte 11, found "."',
    ]);
    await transport.sendMail({ envelope: { from: 'nodemailer-gr\u00fc\u00dfe@example.com', to: '\u7528\u6237@example.org' }, raw });
    await assert.rejects(transport.sendMail({ envelope: { from: 'nodemailer@example.com', to: 'user@example.org' }, raw: 'x'.repeat(30000) }),
        /552 5\.3\.4 Message too big/);
}

async function load(count) {
    const raw = 'Subject: load\r\n\r\n.\r\n..dots\r\nHello.\r\n';
    const envelope = { from: 'nodemailer@example.com', to: ['user@example.org', 'moved@example.org'] };
    const worker = async () => {
        while (count-- > 0) {
            await transport.sendMail({ envelope, raw });
        }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

const work = process.argv[3] === '--load' ? load(Number(process.argv[4])) : talk(fs.readFileSync(process.argv[3]));
work.then(() => transport.close(), (error) => { console.error('nodemailer:', error); process.exit(1); });
