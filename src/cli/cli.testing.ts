import { runCli } from './run-cli.ts'
import { type TestHostOptions, testHost } from './test-host.testing.ts'

/** How a command line ended under test. */
export interface Ended {
  readonly status: number
  /** Every document of `--json`, in order. */
  readonly documents: readonly Record<string, unknown>[]
  readonly last: Record<string, unknown>
  readonly err: string
}

export const toDocuments = (out: string): Record<string, unknown>[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

/** Runs a command line with `--json` in this process. */
export async function runJson(argv: readonly string[], options: TestHostOptions): Promise<Ended> {
  const host = testHost(options)
  const status = await runCli([...argv, '--json'], host)
  const documents = toDocuments(host.out())
  return { status, documents, last: documents.at(-1) ?? {}, err: host.err() }
}

export const codeOf = ({ last }: Ended): unknown => (last.error as { code?: unknown } | undefined)?.code
