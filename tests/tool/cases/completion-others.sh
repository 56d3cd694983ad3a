# SPDX-License-Identifier: MIT
# Completion for zsh and fish: their syntax, where there is such a shell.
if ! command -v zsh >/dev/null && ! command -v fish >/dev/null; then exit 77; fi
if command -v zsh >/dev/null; then
    zsh -n "$root/tool/completions/_smtpath"
fi
if command -v fish >/dev/null; then
    fish --no-execute "$root/tool/completions/smtpath.fish"
fi
