# SPDX-License-Identifier: MIT
# A reader that has seen enough ends the work without a word; where SIGPIPE is ignored, with exit status 2.
lines() {
    awk 'BEGIN { for (i = 0; i < 100000; i++) print "QUIT" }' 2>/dev/null
}
(
    lines | smtpath check 2>errors
    echo $? >status
) | head -n 1
case $(cat status) in
141) [ -s errors ] && cat errors ;;
2) ;; # it was ignored when this test began, and a shell cannot undo that
*) cat status ;;
esac
trap '' PIPE
(
    lines | smtpath check
    echo "status $?" >&2
) | head -n 1
