#!/usr/bin/env bash
# The main job on embedded defaults: sets up what is missing, then runs `riskstream demo`. With --once it ends by itself; its last
# line is then one JSON object (events_produced, events_processed, alerts_raised, alerts_received, dead_letters, seconds).
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/riskstream" demo "$@"
