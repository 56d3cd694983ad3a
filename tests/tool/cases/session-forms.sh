# SPDX-License-Identifier: MIT
# A recording of each form: what programs wrote on loopback (swaks, curl, msmtp, smtplib), and what others are known
# to write.
cd "$root/tests/tool/recordings" || exit 1
for recording in *.txt *.log *.eml; do
    smtpath session "$recording"
    echo "status $?"
done
smtpath session --json thunderbird-joined.txt curl-time.txt
smtpath session <swaks-pipeline.txt
LC_ALL=ja_JP.UTF-8 smtpath session prefix-composed.txt
