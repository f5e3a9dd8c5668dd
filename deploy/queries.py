#!/usr/bin/env python3
"""Runs every query of the dashboards and alert rules on a Prometheus that scrapes RiskStream.

usage: deploy/queries.py http://127.0.0.1:9090
Each must be understood and give data, or be one that is empty for a reason: its panel's description begins a sentence with "Empty until", or it is
the condition of an alert that does not fire. Last line: one JSON object. Exit code 1 if a query failed or is empty without a reason.
"""
import json
import pathlib
import sys
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
VARIABLES = {"$__rate_interval": "15s", "$instance": ".*"}


def dashboard_queries():
    for file in sorted((HERE / "grafana").glob("*.json")):
        for panel in json.loads(file.read_text(encoding="utf-8"))["panels"]:
            for target in panel.get("targets", []):
                yield f'{file.name}: {panel["title"]}', target["expr"], "Empty until" in panel.get("description", "")


def rule_queries(prometheus):
    for group in ask(prometheus, "rules", {})["groups"]:
        for rule in group["rules"]:
            yield f'rule {rule["name"]}', rule["query"], rule["state"] == "inactive"


def ask(prometheus, what, parameters):
    address = f"{prometheus.rstrip('/')}/api/v1/{what}?{urllib.parse.urlencode(parameters)}"
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return json.load(answer)["data"]
    except urllib.error.HTTPError as refused:
        raise ValueError(json.load(refused).get("error", refused.reason)) from None


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    counts = {"queries": 0, "with_data": 0, "empty_for_a_reason": 0, "empty": 0, "failed": 0}
    for name, query, may_be_empty in [*dashboard_queries(), *rule_queries(sys.argv[1])]:
        for variable, value in VARIABLES.items():
            query = query.replace(variable, value)
        counts["queries"] += 1
        try:
            result = ask(sys.argv[1], "query", {"query": query})["result"]
        except ValueError as fault:
            outcome, detail = "failed", str(fault)
        else:
            outcome = "with_data" if result else "empty_for_a_reason" if may_be_empty else "empty"
            detail = f"{len(result)} series"
        counts[outcome] += 1
        if outcome in ("failed", "empty"):
            print(f"{outcome}: {name}: {query}: {detail}")
    print(json.dumps(counts))
    return 1 if counts["failed"] or counts["empty"] or not counts["queries"] else 0


if __name__ == "__main__":
    sys.exit(main())
