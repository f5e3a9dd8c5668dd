#!/usr/bin/env bash
# Measures, and prints one JSON object as its last line.
#   ./eng/bench.sh decode   from the bytes of a settlement to effective facts; for scale, what others take for the same bytes
#   ./eng/bench.sh rules    the person stage with no rule, with each rule alone and with all: what each costs a settlement
#   ./eng/bench.sh peers    the settled stays of one prefecture side by side: memory, stored bytes, closing a day, a stay that comes late
#   ./eng/bench.sh baskets  the purchases of one prefecture side by side: the same of these
#   ./eng/bench.sh check    checks before settlements at a steady rate on the whole service, while the stream runs: what answers take, and what
#                           the stream's alerts take with and without them; with --faults instead what becomes of answers while Redis is broken
#                           (--rate 5000 --seconds 60 --persons 100000 --stream-rate 500 --partitions 8 --seed 1)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
cd "$root"
case "${1:-}" in
  decode | rules | peers | baskets)
    dotnet build tests/RiskStream.Benchmarks -c Release --nologo -v q
    exec dotnet artifacts/bin/RiskStream.Benchmarks/release/RiskStream.Benchmarks.dll "$1"
    ;;
  check)
    dotnet build load-tests/RiskStream.LoadTests -c Release --nologo -v q >&2
    exec dotnet artifacts/bin/RiskStream.LoadTests/release/RiskStream.LoadTests.dll "$@"
    ;;
  *)
    echo "usage: ./eng/bench.sh decode|rules|peers|baskets|check" >&2
    exit 2
    ;;
esac
