#!/bin/bash -eu
# SPDX-License-Identifier: Apache-2.0
# This folder, unlike the rest of smtpath, is under the Apache License, Version 2.0, as OSS-Fuzz wants it:
# http://www.apache.org/licenses/LICENSE-2.0
exec bash -eu "$SRC/smtpath/fuzz/build.sh"
