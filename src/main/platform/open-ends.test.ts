import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, it } from 'vitest'
import { openEnds } from './open-ends.ts'
import { treePids } from './process-tree.ts'

const folder = mkdtempSync(join(tmpdir(), 'vbus-ends-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const listening = async (server: Server, where: number | string): Promise<void> => {
  server.listen(where as number, '127.0.0.1')
  await once(server, 'listening')
}

it('CD20 tells sockets with both their ends, and the paths of unix sockets', async () => {
  const tcp = createServer()
  const unix = createServer()
  await listening(tcp, 0)
  unix.listen(join(folder, 's.sock'))
  await once(unix, 'listening')
  const { port } = tcp.address() as { port: number }
  const sockets: Socket[] = [connect(port, '127.0.0.1'), connect(join(folder, 's.sock'))]
  const accepted = await Promise.all([once(tcp, 'connection'), once(unix, 'connection')])
  const found = openEnds(process.pid)?.sockets ?? []
  expect(found).toContainEqual({
    inode: expect.stringMatching(/^\d+$/),
    kind: 'tcp',
    isListening: true,
    local: `127.0.0.1:${port}`,
    remote: '',
  })
  const [client] = sockets
  expect(found).toContainEqual(
    expect.objectContaining({ kind: 'tcp', isListening: false, local: `127.0.0.1:${client?.localPort}`, remote: `127.0.0.1:${port}` }),
  )
  expect(
    found
      .filter(({ local }) => local === join(folder, 's.sock'))
      .map(({ isListening }) => isListening)
      .sort(),
  ).toEqual([false, true])
  for (const socket of [...sockets, ...accepted.map(([socket]) => socket as Socket)]) socket.destroy()
  tcp.close()
  unix.close()
})

it('CD20 knows a file by its inode, whether it may be written, and pipes that two processes share', async () => {
  const [written, read] = [openSync(join(folder, 'shared'), 'w'), openSync(join(folder, 'shared'), 'r')]
  const files = (openEnds(process.pid)?.files ?? []).filter(({ path }) => path === join(folder, 'shared'))
  expect(files.map(({ isWritable }) => isWritable).sort()).toEqual([false, true])
  expect(new Set(files.map(({ id }) => id)).size).toBe(1)
  closeSync(written)
  closeSync(read)
  const shell = spawn('sh', ['-c', 'cat | cat'], { stdio: ['pipe', 'ignore', 'ignore'] })
  await expect.poll(() => childrenOf(shell.pid ?? 0).length).toBe(2)
  const [first, second] = childrenOf(shell.pid ?? 0).map((pid) => new Set(openEnds(pid)?.pipes.map(({ inode }) => inode)))
  expect([...(first ?? [])].some((inode) => second?.has(inode))).toBe(true)
  shell.stdin?.end()
  await once(shell, 'exit')
  expect(openEnds(shell.pid ?? 0)).toBeUndefined()
})

const childrenOf = (pid: number): number[] => treePids(pid).slice(1)

it('CD20 knows a mapped file by what its descriptor would be, also once it has no name, and no device as a file', async () => {
  const path = join(folder, 'mapped')
  const code = `import mmap, os, sys, time
f = os.open(${JSON.stringify(path)}, os.O_RDWR | os.O_CREAT); os.truncate(f, 4096)
kept = [mmap.mmap(f, 4096), mmap.mmap(-1, 4096)]
print(os.fstat(f).st_dev, os.fstat(f).st_ino, flush=True)
sys.stdin.readline(); os.unlink(${JSON.stringify(path)}); print('gone', flush=True); time.sleep(60)`
  const child = spawn(join(import.meta.dirname, '..', '..', '..', '.venv', 'bin', 'python'), ['-c', code], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const said = async (): Promise<string> => (await lines.next()).value ?? ''
  const id = (await said()).replace(' ', ':')
  const known = (): readonly object[] => (openEnds(child.pid ?? 0)?.files ?? []).filter((file) => file.path.startsWith(path))
  expect(known()).toContainEqual({ kind: 'file', path, id, isWritable: true, isLocked: false })
  child.stdin.write('\n')
  await said()
  expect(known()).toContainEqual({ kind: 'file', path: `${path} (deleted)`, id, isWritable: true, isLocked: false })
  child.kill('SIGKILL')
  await once(child, 'exit')
})
