# SPDX-License-Identifier: MIT
# Files that cannot be read are named, and the others are read.
echo 'MAIL FROM:<a@b c>' >bad
echo 'QUIT' >good
mkdir folder
echo 'NOOP' | smtpath check missing bad folder - good
echo "status $?"
smtpath check -- good --json
echo "status $?"
smtpath check good
