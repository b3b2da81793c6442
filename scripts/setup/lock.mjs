import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './progress.mjs'

const POLL_MS = 200

/** When the process began (Linux): tells a reused process id from the one that took the lock. */
function startedAt(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[19]
  } catch {
    return '?'
  }
}

function isHolderAlive(content) {
  const [pid, began] = content.split(' ')
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  return startedAt(pid) === began
}

/** One attempt; `undefined` when someone alive holds it. A dead holder's lock is moved away, and moved back if it was not the dead one's. */
function tryLock(path, content) {
  const own = `${path}.${process.pid}`
  writeFileSync(own, content)
  try {
    linkSync(own, path)
    return () => rmSync(path, { force: true })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  } finally {
    rmSync(own, { force: true })
  }
  try {
    const seen = readFileSync(path, 'utf8')
    if (isHolderAlive(seen)) return undefined
    const aside = `${path}.dead.${process.pid}`
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, path)
    rmSync(aside, { force: true })
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  }
  return undefined
}

/** Runs `work` while holding the lock file, so that two set-ups at once do not install into the same folders. */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true })
  const content = `${process.pid} ${startedAt(process.pid)} ${process.hrtime.bigint()}`
  let isWaitSaid = false
  let release = tryLock(path, content)
  while (release === undefined) {
    if (!isWaitSaid) say('another set-up is at work in this clone; waiting for it')
    isWaitSaid = true
    await sleep(POLL_MS)
    release = tryLock(path, content)
  }
  try {
    return await work()
  } finally {
    release()
  }
}
