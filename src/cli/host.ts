import type { UserEnvironment } from '../main/workspace/layout.ts'
import type { Clock } from '../shared/base/index.ts'
import type { Streams } from './output.ts'

/** Somebody wants an end: Ctrl-C; a kill or a terminal that is gone; a reader of standard output that went away. */
export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGPIPE'

/** What a verb may use of the process it runs in; main.ts gives the real one, tests their own. */
export interface CliHost extends Streams {
  readonly user: UserEnvironment
  readonly cwd: string
  readonly clock: Clock
  /** Somebody sits there: standard input and error are a terminal. */
  readonly isTerminal: boolean
  /** Columns to wrap help at. */
  readonly columns: number
  /** All of standard input, at most `bytesMax`. @throws Fault `cli/usage` beyond it. */
  readStdin(bytesMax: number): Promise<Uint8Array>
  /** Standard input piece by piece, however long. */
  stdin(): AsyncIterable<Uint8Array>
  /** Bytes as they are to standard output; resolves when the next may follow. */
  writeBytes(bytes: Uint8Array): Promise<void>
  /** Calls back for SIGINT, SIGTERM (SIGHUP too) and SIGPIPE until the returned function is called; meanwhile they end nothing by themselves. */
  onSignal(listener: (signal: StopSignal) => void): () => void
  /** Ends the process at once, whatever is under way: for a second Ctrl-C only. */
  exit(code: number): never
}
