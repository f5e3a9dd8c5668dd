#!/usr/bin/env bash
# Sets up what is missing, builds everything with warnings as errors, and runs all tests. Its last line is `N passed, N failed, N skipped`.
# Arguments go to `dotnet test`, e.g. ./eng/test.sh --filter FullyQualifiedName~Ledger
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

missing=()
need_command protoc protobuf-compiler
[ -f /usr/include/google/protobuf/timestamp.proto ] || missing+=(libprotobuf-dev)
[ -f /usr/lib/python3/dist-packages/grpc/__init__.py ] || missing+=(python3-grpcio)
[ -d /usr/lib/python3/dist-packages/google/protobuf ] || missing+=(python3-protobuf)
if [ -d "$root/../shared/kafka" ] || [ -n "${KAFKA_HOME:-}" ]; then need_command java default-jre-headless; fi
install_missing

cd "$root" || exit 1
results="$root/artifacts/test-results"
rm -rf "$results"
dotnet build RiskStream.sln -c Release --nologo -v q || { echo "0 passed, 1 failed"; exit 1; }

# One project at a time: several start brokers and servers, and the machine may have two cores.
status=0
for project in tests/*/*.csproj; do
  case "$project" in *TestKit*|*Benchmarks*) continue ;; esac
  name="$(basename "$project" .csproj)"
  dotnet test "$project" -c Release --no-build --nologo --logger "trx;LogFileName=$name.trx" --results-directory "$results" "$@" || status=1
done

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(count passed) failed=$(count failed)
skipped=$(( $(count total) - $(count executed) ))
[ "$passed" -gt 0 ] || status=1
[ $status -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed, $skipped skipped"
exit $status
