# SPDX-License-Identifier: MIT
# Help, as it is printed.
smtpath --help
smtpath check --help
smtpath session --help
smtpath explain --help
smtpath reply --help
smtpath list --help
smtpath --version
