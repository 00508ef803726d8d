#!/bin/sh
# Copies the font subsets that the pages use, with their licence, from node_modules into the resource jar.
# They are kept in the repository so that a machine without npm can build the portal.
set -eu
cd "$(dirname "$0")"
from=node_modules/@fontsource-variable/inter
to=src/main/resources/META-INF/resources/nephos/fonts
for subset in latin latin-ext greek cyrillic; do
  cp "$from/files/inter-$subset-wght-normal.woff2" "$to/"
done
cp "$from/LICENSE" "$to/OFL.txt"
