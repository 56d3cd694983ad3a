# SPDX-License-Identifier: MIT
# The codes are found where they stand in a log, a bounce or a client's output, and nothing is taken for one.
title() {
    echo "$1: $(smtpath explain "$1" | grep '^[0-9]' | tr '\n' ',')"
}
title '501 5.1.3 Bad recipient address syntax'
title '550-5.7.1 Relaying denied'
title '550-5.7.1'
title '#5.1.0'
title '(#5.1.1)'
title '5.1.3:'
title 'Status: 5.1.3'
title 'Diagnostic-Code: smtp; 550 5.2.1 The account is disabled'
title '<** 501 5.1.7 Bad sender address syntax'
title '<-  250 2.1.0 Ok'
title 'postfix/smtp[421]: 4F: to=<a@b>, relay=mx[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx said: 550 5.1.1 <a@b>: unknown)'
title '421-4.7.0 [TSS04] Messages from 192.0.2.9 temporarily deferred'
title '553 sorry, that domain is not in my list of allowed hosts (#5.7.1)'
title 'Exim 4.96.1 says 550 no such user'
smtpath explain 501 5.1.3 Bad recipient address syntax | grep '^[0-9]'
for nothing in 'port 587 of 192.0.2.1' 'version 2.10.1.4' '2550' 'x550 y'; do
    smtpath explain "$nothing"
done
