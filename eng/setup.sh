#!/usr/bin/env bash
# Installs what the project needs beside the .NET SDK and is not there yet: Debian packages by name. Sourced by the other scripts.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

need_command() { # command package
  command -v "$1" >/dev/null 2>&1 || missing+=("$2")
}

need_library() { # soname package
  ldconfig -p 2>/dev/null | grep -q "$1" || compgen -G "/usr/lib/*/$1" >/dev/null || missing+=("$2")
}

install_missing() {
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "setup: installing ${missing[*]}" >&2
  local sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "setup: this system has no apt-get; install by hand: ${missing[*]} (librdkafka 1.9 or newer, redis-server 6 or newer)" >&2
    exit 1
  fi
  $sudo apt-get update -qq >&2
  # A redis-server of the system's own is not wanted: the service of the package stays off.
  $sudo env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

command -v dotnet >/dev/null 2>&1 || { echo "setup: the .NET SDK 10 is needed: https://dotnet.microsoft.com/download" >&2; exit 1; }

missing=()
need_library librdkafka.so.1 librdkafka1
need_command redis-server redis-server
install_missing
