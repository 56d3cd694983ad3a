# SPDX-License-Identifier: MIT
# The captured sessions: what is wrong in them, what the servers answered, and where they disagree.
cd "$root/corpus/sessions" || exit 1
smtpath session --summary ./*.txt
echo "status $?"
smtpath session s-nail.txt
echo "status $?"
smtpath session --tolerate=all by-hand.txt | tail -n 1
