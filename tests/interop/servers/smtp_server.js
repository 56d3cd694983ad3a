// SPDX-License-Identifier: MIT
// smtp_server.js PORT: nodemailer's smtp-server as it comes, without TLS and AUTH; messages are thrown away.
'use strict';
const { SMTPServer } = require('smtp-server');

const server = new SMTPServer({
    name: 'mx.example.org', authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true, maxClients: 1000,
    onData(stream, session, callback) {
        stream.on('end', callback);
        stream.resume();
    },
});
server.on('error', (error) => console.error(String(error)));
server.listen(Number(process.argv[2]), '127.0.0.1');
