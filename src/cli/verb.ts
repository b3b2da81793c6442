import type { Arguments } from './arguments.ts'
import type { CliHost } from './host.ts'
import type { Output } from './output.ts'

/** One option of a verb, as parsed and as shown in its help. */
export interface OptionRow {
  readonly name: string
  readonly short?: string
  /** What stands for the value in the help, e.g. `N`; a flag has none. */
  readonly value?: string
  readonly isRepeatable?: boolean
  readonly help: string
}

export interface VerbContext {
  readonly args: Arguments
  readonly out: Output
  readonly host: CliHost
}

/** A verb of the command line: its manual page and its doing. */
export interface Verb {
  /** One or two words: `run`, `audit verify`. */
  readonly name: string
  readonly summary: string
  /** What follows `vbus NAME`, e.g. `[--mode MODE]`. */
  readonly synopsis: string
  /** Paragraphs; wrapped when shown. */
  readonly description: readonly string[]
  /** Names of the positional arguments; a trailing `?` marks the ones that may be left out, `...` a last one that may come several times. */
  readonly positionals: readonly string[]
  readonly options: readonly OptionRow[]
  /** Exit statuses worth naming, beside those every verb has. */
  readonly exits: readonly (readonly [status: string, meaning: string])[]
  /** Command and what it does. */
  readonly examples: readonly (readonly [command: string, meaning: string])[]
  /** @returns the exit status. Expected failures are thrown as Fault and mapped by exit-code.ts. */
  run(context: VerbContext): Promise<number>
}

export const COMMON_OPTIONS: readonly OptionRow[] = [
  { name: 'workspace', value: 'DIR', help: 'the workspace; default: the current folder' },
  { name: 'json', help: 'print one JSON document a line; the last has "type":"result"' },
  { name: 'url', value: 'URL', help: 'speak to a remote engine, e.g. wss://host:4911/bus; needs --token-file or --cert' },
  { name: 'token-file', value: 'FILE', help: 'file that holds the token or API key for --url' },
  { name: 'ca', value: 'FILE', help: "with a wss URL: certificates (PEM) to trust instead of the system's" },
  { name: 'cert', value: 'FILE', help: 'with a wss URL: a client certificate (PEM), which may stand for a token' },
  { name: 'cert-key', value: 'FILE', help: 'the key of --cert (PEM)' },
  { name: 'namespace', value: 'NAME', help: 'namespace of the topics; default: default' },
  { name: 'help', short: 'h', help: 'show this page' },
]
