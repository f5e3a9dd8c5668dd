"""A subscriber that shares nothing with the service but its contract: grpcio, and messages made at run time from the
descriptors that protoc wrote. Prints one JSON object a line.

usage: subscriber.py ADDRESS DESCRIPTORS
"""
import json
import sys

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

PATIENCE_SECONDS = 100


def messages(path):
    pool = descriptor_pool.DescriptorPool()
    with open(path, "rb") as descriptors:
        for file in descriptor_pb2.FileDescriptorSet.FromString(descriptors.read()).file:
            pool.AddSerializedFile(file.SerializeToString())

    def message(name):
        descriptor = pool.FindMessageTypeByName("riskstream.v1." + name)
        if hasattr(message_factory, "GetMessageClass"):
            return message_factory.GetMessageClass(descriptor)
        return message_factory.MessageFactory(pool).GetPrototype(descriptor)

    return message("SubscribeRequest"), message("SubscribeResponse")


def say(**what):
    print(json.dumps(what, ensure_ascii=False), flush=True)


def main():
    request, response = messages(sys.argv[2])
    with grpc.insecure_channel(sys.argv[1]) as channel:
        subscribe = channel.unary_stream(
            "/riskstream.v1.AlertService/Subscribe",
            request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=response.FromString,
        )

        token = None
        for wanted in (request(from_beginning=True), None):
            call = subscribe(wanted or request(resume_token=token), timeout=PATIENCE_SECONDS)
            taken = 0
            for message in call:
                if message.HasField("alert"):
                    say(id=message.alert.alert_id, revision=message.alert.revision, sentence=message.alert.sentence_zh)
                    token = message.resume_token
                    taken += 1
                if taken == 2:
                    break
            call.cancel()

        try:
            next(subscribe(request(heartbeat_seconds=999), timeout=PATIENCE_SECONDS))
        except grpc.RpcError as refused:
            say(code=refused.code().name, details=refused.details())


main()
