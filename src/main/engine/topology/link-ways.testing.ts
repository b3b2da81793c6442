import type { Channel } from './topology-channels.ts'

/** A way in which one operator could reach another past the Spine. Steps are Python (linking.testing.ts); each is told what the one before said. */
export interface LinkWay {
  readonly first: string
  readonly second: string
  /** Of `first` again, where it takes both. */
  readonly last?: string
  readonly what: Channel['what']
  /** Part of the place that is named; `$1` and `$2` stand for what the steps said. */
  readonly at: string
  /** Who holds it. */
  readonly held: readonly ('first' | 'second')[]
  /** Some systems deny it without our doing (Yama). */
  readonly mayBeDenied?: true
}

const BOTH = ['first', 'second'] as const
const C = 'c = ctypes.CDLL(None, use_errno=True)\ndef must(n, why):\n    if n < 0: raise OSError(ctypes.get_errno(), why)\n    return n\n'
const SHM = `${C}c.shmat.restype = ctypes.c_void_p; c.shmdt.argtypes = [ctypes.c_void_p]\n`
const MAP = `${C}c.mmap.restype = ctypes.c_void_p; c.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]; mapped = lambda f, rights: c.mmap(None, 4096, rights, 1, f, 0)\n`
const descriptorAt = '/proc/{pids["first"]}/fd/{told}'

/** @param folder where both may write when nothing holds them */
export const linkWays = (folder: string): Readonly<Record<string, LinkWay>> => ({
  ...bySockets(folder),
  ...byFiles(folder),
  ...byNamesOfTheKernel(),
  ...byDescriptors(),
  ...byAChild(folder),
})

type Ways = Readonly<Record<string, LinkWay>>
const pathIn =
  (folder: string) =>
  (name: string): string =>
    `${JSON.stringify(folder)} + '/${name}'`
const madeIn = (folder: string): string => `os.makedirs(${JSON.stringify(folder)}, exist_ok=True)\n`

function bySockets(folder: string): Ways {
  const [put, at] = [madeIn(folder), pathIn(folder)]
  return {
    TCP: {
      first: `s = socket.create_server(('127.0.0.1', 0)); keep(s); say = s.getsockname()[1]`,
      second: `keep(socket.create_connection(('127.0.0.1', told), 2))`,
      ...{ what: 'tcp', at: ' > 127.0.0.1:$1', held: BOTH },
    },
    UDP: {
      first: `s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('127.0.0.1', 0)); keep(s); say = s.getsockname()[1]`,
      second: `s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); keep(s); s.connect(('127.0.0.1', told)); s.send(b'a'); s.send(b'b')`,
      ...{ what: 'udp', at: ' > 127.0.0.1:$1', held: ['second'] },
    },
    'a Unix socket': {
      first: `${put}s = socket.socket(socket.AF_UNIX); s.bind(${at('link.sock')}); s.listen(); keep(s); keep(lambda: os.unlink(${at('link.sock')}))`,
      second: `s = socket.socket(socket.AF_UNIX); s.connect(${at('link.sock')}); keep(s)`,
      ...{ what: 'unix', at: `${folder}/link.sock`, held: ['first'] },
    },
    'an abstract Unix socket': {
      first: `s = socket.socket(socket.AF_UNIX); s.bind('\\0vbus-link-test'); s.listen(); keep(s)`,
      second: `s = socket.socket(socket.AF_UNIX); s.connect('\\0vbus-link-test'); keep(s)`,
      ...{ what: 'unix', at: '@vbus-link-test', held: ['first'] },
    },
    'a pair of sockets that was handed over, its door gone': {
      first: `${put}s = socket.socket(socket.AF_UNIX); s.bind(${at('pass.sock')}); s.listen(); keep(s)`,
      second: `s = socket.socket(socket.AF_UNIX); s.connect(${at('pass.sock')}); a, b = socket.socketpair(); socket.send_fds(s, [b'x'], [b.fileno()]); keep(a); say = os.fstat(a.fileno()).st_ino`,
      last: `door = kept.pop(); door.settimeout(1); s, _ = door.accept(); keep(socket.recv_fds(s, 1, 1)[1][0]); door.close(); os.unlink(${at('pass.sock')})`,
      ...{ what: 'unix', at: 'socket $2', held: BOTH },
    },
    'a netlink between processes': {
      first: `s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 2); s.bind((0, 0)); keep(s); say = s.getsockname()[0]`,
      second: `s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 2); keep(s); s.sendto(struct.pack('IHHII', 20, 16, 0, 0, 0) + b'link', (told, 0)); say = os.fstat(s.fileno()).st_ino`,
      last: `kept[-1].settimeout(1); kept[-1].recv(100)`,
      ...{ what: 'socket', at: 'netlink $2', held: ['second'] },
    },
  }
}

function byFiles(folder: string): Ways {
  const [put, at] = [madeIn(folder), pathIn(folder)]
  return {
    'a shared file': {
      first: `${put}keep(open(${at('box')}, 'a+'))`,
      second: `keep(open(${at('box')}))`,
      ...{ what: 'file', at: `${folder}/box`, held: BOTH },
    },
    'a mapped file whose descriptors are closed': {
      first: `${put}${MAP}f = os.open(${at('map')}, os.O_RDWR | os.O_CREAT); os.truncate(f, 4096); a = mapped(f, 3); keep(lambda: c.munmap(a, 4096)); os.close(f)`,
      second: `${MAP}f = os.open(${at('map')}, os.O_RDONLY); a = mapped(f, 1); keep(lambda: c.munmap(a, 4096)); os.close(f); os.unlink(${at('map')})`,
      ...{ what: 'file', at: `${folder}/map`, held: BOTH },
    },
    'a FIFO': {
      first: `${put}os.mkfifo(${at('fifo')}); keep(os.open(${at('fifo')}, os.O_RDWR))`,
      second: `keep(os.open(${at('fifo')}, os.O_WRONLY | os.O_NONBLOCK))`,
      ...{ what: 'fifo', at: `${folder}/fifo`, held: BOTH },
    },
  }
}

function byNamesOfTheKernel(): Ways {
  return {
    'a segment of memory by its name': {
      first: `from multiprocessing import shared_memory as m; s = m.SharedMemory('vbus-link-test', True, 4096); keep(s.close); keep(s.unlink)`,
      second: `from multiprocessing import shared_memory as m; keep(m.SharedMemory('vbus-link-test').close)`,
      ...{ what: 'file', at: '/dev/shm/vbus-link-test', held: BOTH },
    },
    'a segment of memory by its key': {
      first: `${SHM}i = must(c.shmget(77123, 4096, 0o1600), 'shmget'); a = c.shmat(i, None, 0); keep(lambda: (c.shmdt(a), c.shmctl(i, 0, None)))`,
      second: `${SHM}i = must(c.shmget(77123, 4096, 0), 'shmget'); a = c.shmat(i, None, 0); keep(lambda: c.shmdt(a))`,
      ...{ what: 'file', at: '/SYSV', held: BOTH },
    },
    'a queue of messages by its key': {
      first: `${C}i = must(c.msgget(77124, 0o1600), 'msgget'); c.msgsnd(i, struct.pack('q8s', 1, b'hello'), 8, 0); keep(lambda: c.msgctl(i, 0, None))`,
      second: `${C}must(c.msgrcv(must(c.msgget(77124, 0), 'msgget'), ctypes.create_string_buffer(16), 8, 0, 0), 'msgrcv')`,
      ...{ what: 'queue', at: '77124', held: BOTH },
    },
    'a queue of messages by its name': {
      first: `${C}keep(must(c.mq_open(b'/vbus-link-test', 0o102, 0o600, None), 'mq_open')); keep(lambda: c.mq_unlink(b'/vbus-link-test'))`,
      second: `${C}keep(must(c.mq_open(b'/vbus-link-test', 2), 'mq_open'))`,
      ...{ what: 'file', at: '/vbus-link-test', held: BOTH },
    },
    'a terminal': {
      first: `${C}c.ptsname.restype = ctypes.c_char_p; a, b = os.openpty(); keep(a); os.close(b); say = c.ptsname(a).decode()`,
      second: `keep(os.open(told, os.O_RDWR | os.O_NOCTTY))`,
      ...{ what: 'terminal', at: '/dev/pt', held: BOTH },
    },
  }
}

function byDescriptors(): Ways {
  return {
    "a file without a name, by its owner's descriptor": {
      first: `f = os.memfd_create('link'); keep(f); say = f`,
      second: `keep(os.open(f'${descriptorAt}', os.O_RDWR))`,
      ...{ what: 'file', at: '/memfd:link', held: BOTH },
    },
    "a pipe, by its owner's descriptor": {
      first: `r, w = os.pipe(); keep(w); os.close(r); say = w`,
      second: `f = os.open(f'${descriptorAt}', os.O_RDWR); keep(f); say = os.fstat(f).st_ino`,
      ...{ what: 'pipe', at: '$2', held: BOTH },
    },
    "the other's memory": {
      first: 'pass',
      second: `keep(os.open(f'/proc/{pids["first"]}/mem', os.O_RDWR)); say = pids['first']`,
      ...{ what: 'file', at: '/proc/$2/mem', held: BOTH, mayBeDenied: true },
    },
    "a socket taken by its owner's descriptor": {
      first: `a, b = socket.socketpair(); keep(a); keep(b); say = b.fileno()`,
      second: `${C}p = os.pidfd_open(pids['first']); keep(p); f = must(c.syscall(438, p, told, 0), 'pidfd_getfd'); keep(f); say = os.fstat(f).st_ino`,
      ...{ what: 'socket', at: 'socket $2', held: BOTH, mayBeDenied: true },
    },
  }
}

function byAChild(folder: string): Ways {
  const [put, at] = [madeIn(folder), pathIn(folder)]
  return {
    'a file that a process holds which left its parent': {
      first: `${put}run = '''import os, sys, time
if os.fork(): os._exit(0)
os.setsid()
if os.fork(): os._exit(0)
kept = open(sys.argv[1], 'w')
open(sys.argv[1] + '.ready', 'w').write(str(os.getpid()))
time.sleep(60)'''
import subprocess, time, signal
subprocess.run([sys.executable, '-c', run, ${at('left')}])
while not os.path.exists(${at('left.ready')}) or open(${at('left.ready')}).read() == '': time.sleep(0.02)
child = int(open(${at('left.ready')}).read()); keep(lambda: os.kill(child, signal.SIGKILL))`,
      second: `keep(open(${at('left')}))`,
      ...{ what: 'file', at: `${folder}/left`, held: BOTH },
    },
  }
}
