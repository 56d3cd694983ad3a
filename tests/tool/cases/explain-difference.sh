# SPDX-License-Identifier: MIT
# Two reply codes: both, how they differ, and which applies when.
smtpath explain 251 501
echo
smtpath explain 551 251
echo
smtpath explain 421 550
echo
smtpath explain 250 250
smtpath explain --color=always 251 501 | sed "s/$(printf '\033')/ESC/g" | grep ESC
