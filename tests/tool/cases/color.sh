# SPDX-License-Identifier: MIT
# Colour: asked for, or on a terminal unless NO_COLOR says no.
escapes() {
    if grep -q "$(printf '\033')"; then echo colour; else echo plain; fi
}
printf 'QUIT\nMAIL FROM:<a@b c>\nQUIT \n' | smtpath check --color=always | sed "s/$(printf '\033')/ESC/g"
echo QUIT | smtpath check | escapes
echo QUIT | smtpath check --color=never | escapes
echo QUIT | NO_COLOR=1 smtpath check --color=always | escapes
