import { type Disk, type DiskFile, nodeDisk } from '../platform/index.ts'

/**
 * For a log worker: the machine's disk with one fault planned by this module's own address, `?call=write&at=3&error=EIO&mode=once`: the call
 * of that kind with that number fails, and with `mode=on` every later one of it too. `short`: a write that fails has written half.
 */
export interface PlannedFault {
  readonly call: 'write' | 'short' | 'syncData' | 'create' | 'rename' | 'truncate' | 'syncFolder'
  /** Counted from 1. */
  readonly at: number
  readonly error: 'EIO' | 'ENOSPC'
  readonly mode: 'once' | 'on'
}

const plan = new URL(import.meta.url).searchParams
const [call, at, error, mode] = ['call', 'at', 'error', 'mode'].map((name) => plan.get(name) ?? '')
let calls = 0

function isDue(name: string): boolean {
  if (name !== (call === 'short' ? 'write' : call)) return false
  calls++
  return calls === Number(at) || (mode === 'on' && calls > Number(at))
}

const fault = (): Error => Object.assign(new Error(`${error}: planned`), { code: error })

function maybeFail(name: string): void {
  if (isDue(name)) throw fault()
}

const wrap = (file: DiskFile): DiskFile => ({
  path: file.path,
  read: (into, from) => file.read(into, from),
  size: () => file.size(),
  close: () => file.close(),
  syncData() {
    maybeFail('syncData')
    file.syncData()
  },
  truncate(size) {
    maybeFail('truncate')
    file.truncate(size)
  },
  write(bytes, to) {
    if (isDue('write')) {
      if (call === 'short') file.write(bytes.subarray(0, bytes.length >> 1), to)
      throw fault()
    }
    file.write(bytes, to)
  },
})

export const disk: Disk = {
  ...nodeDisk,
  openWrite: (path) => wrap(nodeDisk.openWrite(path)),
  create(path) {
    maybeFail('create')
    return wrap(nodeDisk.create(path))
  },
  writeDurable(path, bytes, options) {
    maybeFail('rename')
    nodeDisk.writeDurable(path, bytes, options)
  },
  rename(from, to) {
    maybeFail('rename')
    nodeDisk.rename(from, to)
  },
  syncFolder(path) {
    maybeFail('syncFolder')
    nodeDisk.syncFolder(path)
  },
}
