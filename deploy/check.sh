#!/usr/bin/env bash
# Checks what is deployed for monitoring: Prometheus's settings, alert rules and their tests, the metrics of a running demo, and, by a real
# Prometheus that scrapes it for half a minute, every query of the dashboards and rules. Needs Debian's prometheus package, which is
# installed if it is missing. Everything that is started is stopped. The last line is one JSON object of deploy/queries.py.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../eng/setup.sh"
missing=()
need_command promtool prometheus
need_command curl curl
install_missing
cd "$root"

(cd deploy/prometheus && promtool check config prometheus.yml && promtool test rules riskstream.rules.test.yml)

scratch="$(mktemp -d)"
started=()
finish() {
  for process in "${started[@]}"; do kill "$process" 2>/dev/null && wait "$process" 2>/dev/null || true; done
  rm -rf "$scratch"
}
trap finish EXIT

dotnet build src/RiskStream.Cli -c Release --nologo -v q
dotnet artifacts/bin/RiskStream.Cli/release/riskstream.dll demo --events 20000 --rate 150 > "$scratch/demo.log" 2>&1 &
started+=($!)
for _ in $(seq 120); do grep -q 'status http' "$scratch/demo.log" && break || sleep 1; done
address="$(grep -o 'status http://127.0.0.1:[0-9]*' "$scratch/demo.log" | grep -o '127.*')" || { cat "$scratch/demo.log" >&2; exit 1; }

port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
sed "s/127.0.0.1:8080/$address/; s/15s/2s/" deploy/prometheus/prometheus.yml > "$scratch/prometheus.yml"
cp deploy/prometheus/riskstream.rules.yml "$scratch"
prometheus --config.file="$scratch/prometheus.yml" --storage.tsdb.path="$scratch/data" --web.listen-address="127.0.0.1:$port" 2> "$scratch/prometheus.log" &
started+=($!)
for _ in $(seq 30); do
  curl -sf "http://127.0.0.1:$port/api/v1/query?query=riskstream_stage_records_total" | grep -q '"stage"' && break || sleep 1
done
sleep 30
curl -sf "http://$address/metrics" | promtool check metrics
python3 deploy/queries.py "http://127.0.0.1:$port"
