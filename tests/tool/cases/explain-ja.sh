# SPDX-License-Identifier: MIT
# The same in Japanese. No line is wider than 80 columns, at two for each Japanese character.
smtpath explain --lang=ja 251 501
smtpath explain --lang=ja 5.1.3 NOTIFY
