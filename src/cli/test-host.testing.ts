import { systemClock } from '../main/platform/clock.ts'
import type { CliHost, StopSignal } from './host.ts'

export interface TestHost extends CliHost {
  /** Everything written to standard output so far. */
  out(): string
  err(): string
  /** The last document of `--json` output. */
  result(): Record<string, unknown>
  /** As if somebody pressed Ctrl-C. */
  signal(signal: StopSignal): void
}

export interface TestHostOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly isTerminal?: boolean
  /** `none`: to read it is a failure. */
  readonly stdin?: Uint8Array | 'none'
}

/** A host that keeps what is written, with the real clock. Ending at once throws. */
export function testHost(options: TestHostOptions = {}): TestHost {
  const written = { out: '', err: '' }
  const listeners = new Set<(signal: StopSignal) => void>()
  return {
    stdout: (text) => {
      written.out += text
    },
    stderr: (text) => {
      written.err += text
    },
    user: { env: options.env ?? { VBUS_CONFIG_DIR: '/nowhere/vbus' }, uid: process.getuid?.() ?? 0, home: '/nowhere' },
    cwd: options.cwd ?? '/nowhere',
    clock: systemClock,
    isTerminal: options.isTerminal ?? false,
    columns: 100,
    readStdin: () =>
      options.stdin === 'none' ? Promise.reject(new Error('nobody is to be asked')) : Promise.resolve(options.stdin ?? new Uint8Array(0)),
    stdin: async function* () {
      if (options.stdin === 'none') throw new Error('nobody is to be asked')
      yield options.stdin ?? new Uint8Array(0)
    },
    writeBytes: async (bytes) => {
      written.out += Buffer.from(bytes).toString('latin1')
    },
    onSignal(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    exit: (code) => {
      throw new Error(`exit ${code}`)
    },
    out: () => written.out,
    err: () => written.err,
    result: () => JSON.parse(written.out.trimEnd().split('\n').at(-1) ?? ''),
    signal: (signal) => {
      for (const listener of [...listeners]) listener(signal)
    },
  }
}
