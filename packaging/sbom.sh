#!/bin/sh
# SPDX-License-Identifier: MIT
#
# sbom.sh FOLDER VERSION: prints the bill of materials of a release's files, as SPDX 2.3 tag-value. The library uses
# nothing but the C library, and the sources hold nothing of anybody else's, so it lists the files and that one
# dependency. With SOURCE_DATE_EPOCH set, the same files give the same octets.
set -eu
[ $# -eq 2 ] && [ -d "$1" ] || { echo "usage: sbom.sh FOLDER VERSION" >&2; exit 2; }
version=$2
root=$(cd "$(dirname "$0")/.." && pwd)
copyright=$(sed -n 's/^Copyright (c) /Copyright /p' "$root/LICENSE")
created=$(date -u -d "@${SOURCE_DATE_EPOCH-$(date +%s)}" +%Y-%m-%dT%H:%M:%SZ)
cd "$1"

# The sums of all files, by which a reader tells whether this is the list of these (SPDX 2.3 section 7.9).
sums=$(sha1sum -- * | sort)
verification=$(printf '%s\n' "$sums" | cut -d' ' -f1 | tr -d '\n' | sha1sum | cut -d' ' -f1)

cat <<.
SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: smtpath-$version
DocumentNamespace: https://smtpath.invalid/spdx/smtpath-$version-$verification
Creator: Organization: smtpath maintainers
Creator: Tool: packaging/sbom.sh
Created: $created

PackageName: smtpath
SPDXID: SPDXRef-Package
PackageVersion: $version
PackageDownloadLocation: NOASSERTION
FilesAnalyzed: true
PackageVerificationCode: $verification
PackageLicenseConcluded: MIT
PackageLicenseInfoFromFiles: MIT
PackageLicenseDeclared: MIT
PackageCopyrightText: <text>$copyright</text>
PrimaryPackagePurpose: LIBRARY
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-Package
.
for file in *; do
    cat <<.

FileName: ./$file
SPDXID: SPDXRef-File-$(printf '%s' "$file" | tr -c 'A-Za-z0-9.\n' -)
FileChecksum: SHA1: $(sha1sum -- "$file" | cut -d' ' -f1)
FileChecksum: SHA256: $(sha256sum -- "$file" | cut -d' ' -f1)
LicenseConcluded: MIT
LicenseInfoInFile: MIT
FileCopyrightText: <text>$copyright</text>
.
done
cat <<.

PackageName: libc
SPDXID: SPDXRef-C-library
PackageDownloadLocation: NOASSERTION
FilesAnalyzed: false
PackageLicenseConcluded: NOASSERTION
PackageLicenseDeclared: NOASSERTION
PackageCopyrightText: NOASSERTION
PackageComment: <text>The library calls memcpy and memcmp; the command and the examples use more of it.</text>
Relationship: SPDXRef-Package DEPENDS_ON SPDXRef-C-library
.
