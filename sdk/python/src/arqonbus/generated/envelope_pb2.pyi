from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MessageType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MESSAGE_TYPE_UNSPECIFIED: _ClassVar[MessageType]
    MESSAGE_TYPE_EVENT: _ClassVar[MessageType]
    MESSAGE_TYPE_JOB: _ClassVar[MessageType]
    MESSAGE_TYPE_JOB_RESULT: _ClassVar[MessageType]
    MESSAGE_TYPE_STREAM_START: _ClassVar[MessageType]
    MESSAGE_TYPE_STREAM_CHUNK: _ClassVar[MessageType]
    MESSAGE_TYPE_STREAM_END: _ClassVar[MessageType]
    MESSAGE_TYPE_CONTROL: _ClassVar[MessageType]

class Commit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COMMIT_EPHEMERAL: _ClassVar[Commit]
    COMMIT_DURABLE: _ClassVar[Commit]
MESSAGE_TYPE_UNSPECIFIED: MessageType
MESSAGE_TYPE_EVENT: MessageType
MESSAGE_TYPE_JOB: MessageType
MESSAGE_TYPE_JOB_RESULT: MessageType
MESSAGE_TYPE_STREAM_START: MessageType
MESSAGE_TYPE_STREAM_CHUNK: MessageType
MESSAGE_TYPE_STREAM_END: MessageType
MESSAGE_TYPE_CONTROL: MessageType
COMMIT_EPHEMERAL: Commit
COMMIT_DURABLE: Commit

class Trace(_message.Message):
    __slots__ = ("trace_id", "span_id", "parent_id")
    TRACE_ID_FIELD_NUMBER: _ClassVar[int]
    SPAN_ID_FIELD_NUMBER: _ClassVar[int]
    PARENT_ID_FIELD_NUMBER: _ClassVar[int]
    trace_id: bytes
    span_id: bytes
    parent_id: bytes
    def __init__(self, trace_id: _Optional[bytes] = ..., span_id: _Optional[bytes] = ..., parent_id: _Optional[bytes] = ...) -> None: ...

class Envelope(_message.Message):
    __slots__ = ("id", "type", "topic", "ts", "schema", "trace", "reply_to", "correlation_id", "deadline", "publisher_seq", "payload")
    ID_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    TS_FIELD_NUMBER: _ClassVar[int]
    SCHEMA_FIELD_NUMBER: _ClassVar[int]
    TRACE_FIELD_NUMBER: _ClassVar[int]
    REPLY_TO_FIELD_NUMBER: _ClassVar[int]
    CORRELATION_ID_FIELD_NUMBER: _ClassVar[int]
    DEADLINE_FIELD_NUMBER: _ClassVar[int]
    PUBLISHER_SEQ_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    id: bytes
    type: MessageType
    topic: str
    ts: int
    schema: str
    trace: Trace
    reply_to: str
    correlation_id: bytes
    deadline: int
    publisher_seq: int
    payload: bytes
    def __init__(self, id: _Optional[bytes] = ..., type: _Optional[_Union[MessageType, str]] = ..., topic: _Optional[str] = ..., ts: _Optional[int] = ..., schema: _Optional[str] = ..., trace: _Optional[_Union[Trace, _Mapping]] = ..., reply_to: _Optional[str] = ..., correlation_id: _Optional[bytes] = ..., deadline: _Optional[int] = ..., publisher_seq: _Optional[int] = ..., payload: _Optional[bytes] = ...) -> None: ...

class Delivery(_message.Message):
    __slots__ = ("pos", "seq", "epoch", "namespace", "commit")
    POS_FIELD_NUMBER: _ClassVar[int]
    SEQ_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    COMMIT_FIELD_NUMBER: _ClassVar[int]
    pos: int
    seq: int
    epoch: int
    namespace: str
    commit: Commit
    def __init__(self, pos: _Optional[int] = ..., seq: _Optional[int] = ..., epoch: _Optional[int] = ..., namespace: _Optional[str] = ..., commit: _Optional[_Union[Commit, str]] = ..., **kwargs) -> None: ...
