/** What the app tells its start screen. Folders are named to the page by handles: the page never says a path. */

/** A folder as the start screen shows it. */
export interface Candidate {
  readonly handle: string
  readonly path: string
  /** `gone`: nothing is there any more. */
  readonly what: 'workspace' | 'empty' | 'other' | 'gone' | 'invalid'
  readonly id?: string
  readonly name?: string
  readonly isTrusted?: boolean
  /** Why it is not trusted, or not valid. */
  readonly reason?: string
  /** The processes that opening it and its runs would start, a line each. */
  readonly starts?: readonly string[]
}

export interface StartView {
  /** Opened last first. */
  readonly recent: readonly Candidate[]
  readonly samples: readonly string[]
}

/** Longest address of a remote engine, and longest token. */
export const REMOTE_URL_CHARS_MAX = 2_048
export const REMOTE_TOKEN_CHARS_MAX = 16_384

export type StartRequest =
  | { readonly op: 'start.list' }
  /** Asks the person for a folder; no candidate when they thought better of it. */
  | { readonly op: 'start.choose' }
  /** Makes a workspace from a sample in an empty folder. */
  | { readonly op: 'start.create'; readonly handle: string; readonly sample: string }
  /** Signs the workspace as it is with the person key. */
  | { readonly op: 'start.trust'; readonly handle: string }
  /** Opens a trusted workspace in a window of its own; this one closes. */
  | { readonly op: 'start.open'; readonly handle: string }
  /** Joins an engine elsewhere. The token stays in the app's memory. */
  | { readonly op: 'start.attach'; readonly url: string; readonly token: string }

const MEMBERS: Readonly<Record<StartRequest['op'], Readonly<Record<string, number>>>> = {
  'start.list': {},
  'start.choose': {},
  'start.create': { handle: 64, sample: 64 },
  'start.trust': { handle: 64 },
  'start.open': { handle: 64 },
  'start.attach': { url: REMOTE_URL_CHARS_MAX, token: REMOTE_TOKEN_CHARS_MAX },
}

/** A message of the start screen as a request; undefined for anything that is not exactly one. All members are bounded texts. */
export function parseStartRequest(value: Readonly<Record<string, unknown>>): StartRequest | undefined {
  const { op, ...rest } = value
  if (typeof op !== 'string' || !Object.hasOwn(MEMBERS, op)) return undefined
  const members = MEMBERS[op as StartRequest['op']]
  const names = Object.keys(members)
  const isWhole = Object.keys(rest).length === names.length
  const areTexts = names.every((name) => {
    const text = rest[name]
    return typeof text === 'string' && text !== '' && text.length <= (members[name] ?? 0)
  })
  return isWhole && areTexts ? (value as unknown as StartRequest) : undefined
}
