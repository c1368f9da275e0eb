#!/bin/sh
# Runs every instruction form on the processor of this machine (x86-64 Linux) and writes the fixture of
# InterpreterConformanceTest. Needs python3, gcc, gzip. The inputs come from a fixed seed.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 forms.py > "$work/forms.s"
gcc -O1 -Wall -Wextra -no-pie -static -o "$work/run" run.c "$work/forms.s"
mkdir -p ../resources/conformance
"$work/run" | gzip -9n > ../resources/conformance/instructions.tsv.gz
