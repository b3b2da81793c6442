import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { BenchRow } from './report.ts'

const ENTRY = join(import.meta.dirname, 'window-party-process.ts')
const SCREEN = '-screen 0 1600x1000x24'

/** The window's rows, measured in a process that has a display: its own Xvfb where there is none. */
export async function windowRows(say: (line: string) => void): Promise<BenchRow[]> {
  const isDisplayMissing = process.platform === 'linux' && !process.env['DISPLAY']
  const command = [process.execPath, ENTRY]
  const [file, ...args] = isDisplayMissing ? ['xvfb-run', '-a', '-s', SCREEN, ...command] : command
  const child = spawn(file as string, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const rows: BenchRow[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) rows.push(JSON.parse(line) as BenchRow)
    else say(line)
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`the window could not be measured: ended ${String(code)}`)
  return rows
}
