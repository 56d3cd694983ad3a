# SPDX-License-Identifier: MIT
# One CR before LF belongs to the line's end; another, or one without LF, does not.
printf 'QUIT\r\nQUIT\nQUIT\r\r\n\r\nQUIT\r' | smtpath check --json
