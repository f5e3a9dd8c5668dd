"""Subscribes to alerts with grpcio and the published contract alone; prints what it received, one JSON object a line."""
import json
import sys

import grpc

sys.path.insert(0, sys.argv[2])
from riskstream.v1 import alerts_pb2  # noqa: E402  (generated beside this run)


def main():
    address, wanted = sys.argv[1], int(sys.argv[3])
    with grpc.insecure_channel(address) as channel:
        subscribe = channel.unary_stream(
            "/riskstream.v1.AlertService/Subscribe",
            request_serializer=alerts_pb2.SubscribeRequest.SerializeToString,
            response_deserializer=alerts_pb2.SubscribeResponse.FromString,
        )
        request = alerts_pb2.SubscribeRequest(
            filter=alerts_pb2.AlertFilter(rule_ids=["H01"]), from_beginning=True, heartbeat_seconds=1)
        received = 0
        for response in subscribe(request, timeout=150, wait_for_ready=True):
            if response.HasField("alert"):
                alert = response.alert
                print(json.dumps({
                    "alert_id": alert.alert_id,
                    "revision": alert.revision,
                    "kind": alerts_pb2.RiskAlert.Kind.Name(alert.kind),
                    "severity": alerts_pb2.RiskAlert.Severity.Name(alert.severity),
                    "subject_key": alert.subject_key,
                    "sentence_zh": alert.sentence_zh,
                    "has_token": len(response.resume_token) > 0,
                }), flush=True)
                received += 1
                if received == wanted:
                    return


main()
