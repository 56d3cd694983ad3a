# SPDX-License-Identifier: MIT
# A terminal's own width: narrow ones are wrapped sooner.
command -v script >/dev/null || exit 77
script -qec true /dev/null >/dev/null 2>&1 || exit 77
script -qec 'stty cols 50; smtpath explain --color=never 251 501' /dev/null | tr -d '\r'
script -qec 'stty cols 120; smtpath explain --color=never 251' /dev/null | tr -d '\r'
