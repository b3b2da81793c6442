"""Limits of the wire and of this client. What `hello` returns for a connection is in `Session.limits`."""

FRAME_BYTES_MAX = 1024 * 1024
ENVELOPE_BYTES_MAX = 512 * 1024
#: A frame of many items stays under this; one larger item travels alone.
BATCH_BYTES_MAX = 64 * 1024
STREAM_CHUNK_BYTES_MAX = 256 * 1024
#: Payload bytes of a stream that may be under way without credit.
STREAM_WINDOW_BYTES = 2 * 1024 * 1024
SCHEMA_BYTES_MAX = 255
TOPIC_BYTES_MAX = 255
TOPIC_SEGMENTS_MAX = 16
DEADLINE_MS_DEFAULT = 30_000
DEADLINE_MS_MAX = 600_000
#: Bytes waiting to be sent before `post` answers `full` and `publish` waits.
OUTGOING_BYTES_MAX = 8 * 1024 * 1024
#: Messages that wait for an async iterator; one more drops the oldest and is counted.
ITERATOR_QUEUE_MAX = 4096
#: Publishes and requests that may wait for their answer at once; a publish beyond it waits, a request is refused with `spine/limit`.
PENDING_MAX = 65_536
#: Bytes of publishes that are not acknowledged yet: they are kept, to be sent again over another connection.
PENDING_BYTES_MAX = 32 * 1024 * 1024
#: A durable consumer's position is told at least after so many messages, and at least after so many seconds.
CONSUMED_MESSAGES = 512
CONSUMED_S = 0.05
#: A stream whose receivers credit nothing for this long is given up.
STREAM_STALL_S = 30.0
#: How long a sender without connection can still go on with its stream.
STREAM_RESUME_S = 60.0
#: An open stream that nothing came for so long makes room for another one.
STREAM_IDLE_S = 60.0
#: Bytes of a blob that are asked for at once.
BLOB_GET_BYTES = 1024 * 1024
#: How often a part of a blob that is lost with its connection is asked for again, and a put begun again.
BLOB_TRIES_MAX = 5
#: How long the keeper of blobs may take to answer a put.
BLOB_ANSWER_S = 60.0
#: Updates of one job that wait for its loop; the oldest go.
JOB_UPDATES_MAX = 256
#: Jobs that wait at an operator; one more fails with `job/queue-full`.
JOB_QUEUE_MAX = 64
#: A frame from the engine may be one item alone: envelope, delivery header and lengths.
INCOMING_FRAME_BYTES_MAX = FRAME_BYTES_MAX + 64 * 1024
