// SPDX-License-Identifier: MIT
// For Haraka: every recipient is welcome, and messages are thrown away.
'use strict';
exports.register = function () {
    this.register_hook('rcpt', 'accept');
    this.register_hook('queue', 'accept');
};
exports.accept = (next) => next(OK);
