import { readdirSync, readFileSync } from 'node:fs'

/** Processes looked at in one reading; a run has fewer than ten. */
const PROCESSES_MAX = 4_096

/** The process and everything it started, as /proc shows it now. */
function treeOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>()
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  for (const name of pids.slice(0, PROCESSES_MAX)) {
    const parent = parentOf(name)
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const tree = [pid]
  for (let at = 0; at < tree.length && tree.length < PROCESSES_MAX; at += 1) tree.push(...(children.get(tree[at] ?? 0) ?? []))
  return tree
}

function parentOf(pid: string): number | undefined {
  try {
    // The name in parentheses may hold anything; the parent is the second field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

/** Summed PSS of a process and what it started, bytes: memory that several share is counted once. Linux only. */
export function summedPss(pid: number): number {
  let sum = 0
  for (const one of treeOf(pid)) {
    try {
      const kib = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1]
      sum += Number(kib ?? 0) * 1024
    } catch {
      // It has ended meanwhile.
    }
  }
  return sum
}
