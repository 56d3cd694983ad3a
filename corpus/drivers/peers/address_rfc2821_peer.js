// SPDX-License-Identifier: MIT
// Haraka's address-rfc2821: a grammar of the path alone, so whatever stands behind the last ">" is taken for parameters.
'use strict';
const { Address } = require('address-rfc2821');

exports.accepts = (verb, argument) => {
    const found = /^(FROM|TO):(<.*>)( .*)?$/is.exec(argument);
    if (found === null || (found[1].toUpperCase() === 'FROM') !== (verb === 'MAIL')) return false;
    try {
        return new Address(found[2]) !== null;
    } catch {
        return false;
    }
};
