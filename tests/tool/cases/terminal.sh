# SPDX-License-Identifier: MIT
# On a terminal: colour, no colour with NO_COLOR or on a dumb one, and progress that is cleared in the end.
command -v script >/dev/null || exit 77
script -qec true /dev/null >/dev/null 2>&1 || exit 77
escapes() {
    if grep -q "$(printf '\033')"; then echo colour; else echo plain; fi
}
echo QUIT >lines
script -qec 'smtpath check lines' /dev/null | escapes
NO_COLOR=1 script -qec 'smtpath check lines' /dev/null | escapes
NO_COLOR='' script -qec 'smtpath check lines' /dev/null | escapes
TERM=dumb script -qec 'smtpath check lines' /dev/null | escapes
script -qec 'smtpath check --color=never lines' /dev/null | escapes

# Lines come until progress is shown, which is half a second at the earliest; then once more, and it is cleared.
cat >slow <<'SLOW'
{ n=0; cat lines; while [ "$n" -lt 3000 ] && ! grep -q lines raw; do sleep 0.1; cat lines; n=$((n + 1)); done; sleep 0.2
cat lines; } | smtpath check --json >/dev/null
SLOW
script -qec 'sh slow' /dev/null | tee raw | tr '\r' '\n' | sed "s/$(printf '\033')/ESC/g; s/[0-9]/N/g" >shown
grep lines shown | sort -u
tail -n 1 shown
echo
script -qec '{ cat lines; sleep 0.7; cat lines; } | smtpath check --json 2>errors >/dev/null' /dev/null
cat errors
