# SPDX-License-Identifier: MIT
# A line is answered before the next one comes.
mkfifo lines answers
smtpath check --json <lines >answers &
exec 3>lines 4<answers
echo QUIT >&3
read -r answer <&4
echo "$answer"
echo NOOP >&3
read -r answer <&4
echo "$answer"
exec 3>&-
wait $!
