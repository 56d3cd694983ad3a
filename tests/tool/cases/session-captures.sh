# SPDX-License-Identifier: MIT
# Captures: both orders of octets, IPv4 and IPv6, VLANs; what is out of order, twice, overlapping, missing, cut off;
# other ports, and what is no SMTP.
cd "$root/tests/tool/recordings" || exit 1
smtpath session overlap.pcap 2>&1 | grep libpcap && exit 77
for capture in *.pcap *.pcapng; do
    smtpath session "$capture" 2>&1
    echo "status $?"
done
smtpath session --json - <overlap.pcap
