"""ArqonBus for Python: an asynchronous client and operators. docs/reference/python.md says how."""

from . import errors, sync
from .bus import Bus
from .client import connect
from .deltas import Change, DeltaReader, DeltaWriter
from .envelope import Delivery, Envelope, Trace
from .errors import Fault
from .job import Job
from .jobs import JobHandle, JobUpdate
from .link import Counts
from .message import Message
from .operator import Capabilities, Operator, OperatorCounts, OperatorOptions, operator
from .payloads import BowlnetJob, Constraints, HeliosJob, ItmdJob, NvmJob
from .reconnect import Reconnect
from .serving import Request
from .session import Grants, Limits, Session
from .streams_in import ReceivedStream
from .streams_live import IncomingStream, IncomingStreams
from .streams_out import OutgoingStream, SentStream
from .subscriptions import Handler, Subscription
from .threads import in_daemon_thread
from .version import VERSION as __version__

__all__ = [
    'BowlnetJob',
    'Bus',
    'Capabilities',
    'Change',
    'Constraints',
    'Counts',
    'Delivery',
    'DeltaReader',
    'DeltaWriter',
    'Envelope',
    'Fault',
    'Grants',
    'Handler',
    'HeliosJob',
    'IncomingStream',
    'IncomingStreams',
    'ItmdJob',
    'Job',
    'JobHandle',
    'JobUpdate',
    'Limits',
    'Message',
    'NvmJob',
    'Operator',
    'OperatorCounts',
    'OperatorOptions',
    'OutgoingStream',
    'ReceivedStream',
    'Reconnect',
    'Request',
    'SentStream',
    'Session',
    'Subscription',
    'Trace',
    '__version__',
    'connect',
    'errors',
    'in_daemon_thread',
    'operator',
    'sync',
]
