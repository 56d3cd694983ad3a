# SPDX-License-Identifier: MIT
# Help, as it is printed.
smtpath --help
smtpath check --help
smtpath list --help
smtpath --version
