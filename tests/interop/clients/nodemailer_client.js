// SPDX-License-Identifier: MIT
// nodemailer_client.js PORT SENDER RECIPIENT ...: what nodemailer says, with DSN.
'use strict';
const nodemailer = require('nodemailer');

const [port, from, ...to] = process.argv.slice(2);
const transport = nodemailer.createTransport({ host: '127.0.0.1', port: Number(port), name: 'client.example.com', ignoreTLS: true });
transport.sendMail({
    envelope: { from, to, dsn: { id: 'a+b=c', return: 'headers', notify: ['failure'], recipient: to[0] } },
    from: 'a@example.com', subject: 'test', text: 'Hello.',
    dsn: { id: 'a+b=c', return: 'headers', notify: ['failure'], recipient: 'a+b@example.org' },
}).then(() => transport.close(), (error) => { console.error(error.message); process.exit(1); });
