#!/bin/bash -eu
# SPDX-License-Identifier: MIT
exec bash -eu "$SRC/smtpath/fuzz/build.sh"
