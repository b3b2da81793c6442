import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
