# SPDX-License-Identifier: MIT
# What --help says is in the man page and in the completions, for every shell.
tool=$root/tool
for subcommand in check address session explain reply list; do
    for option in $(smtpath $subcommand --help | grep -o -e '--[a-z0-9-]*' | sort -u); do
        plain=${option#--}
        grep -q -e "Fl -$plain\b" "$tool/smtpath.1" || echo "man: $subcommand $option"
        grep -q -e "$option" "$tool/completions/smtpath.bash" || echo "bash: $subcommand $option"
        grep -q -e "$option\\b" "$tool/completions/_smtpath" || echo "zsh: $subcommand $option"
        grep -q -e "-l $plain\b" "$tool/completions/smtpath.fish" || echo "fish: $subcommand $option"
    done
done
if command -v man >/dev/null && man --version 2>/dev/null | grep -q man-db; then
    man -l --warnings "$tool/smtpath.1" 2>&1 >/dev/null
fi
