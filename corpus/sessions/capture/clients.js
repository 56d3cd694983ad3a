// SPDX-License-Identifier: MIT
// clients.js PORT: what nodemailer says: AUTH PLAIN, DSN, SMTPUTF8.
'use strict';
const nodemailer = require('nodemailer');

const transport = nodemailer.createTransport({
    host: '127.0.0.1', port: Number(process.argv[2]), name: 'client.example.com', ignoreTLS: true,
    auth: { user: 'user', pass: 'secret' },
});
transport.sendMail({
    from: 'a@example.com', to: ['b@example.org', '\u00fcser@example.org'], subject: 'test', text: 'Hello.',
    dsn: { id: 'msg 1', return: 'headers', notify: ['failure', 'delay'], recipient: 'a@example.com' },
}).then(() => transport.close(), (error) => { console.error(error.message); process.exit(1); });
