#!/usr/bin/env bash
# Measures, and prints one JSON object as its last line.
#   ./eng/bench.sh decode   from the bytes of a settlement to effective facts; for scale, what others take for the same bytes
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
cd "$root"
case "${1:-}" in
  decode)
    dotnet build tests/RiskStream.Benchmarks -c Release --nologo -v q
    exec dotnet artifacts/bin/RiskStream.Benchmarks/release/RiskStream.Benchmarks.dll
    ;;
  *)
    echo "usage: ./eng/bench.sh decode" >&2
    exit 2
    ;;
esac
