import { type Candidate, parseStartRequest, type StartRequest, type StartView } from './start-contract.ts'

/** The host contract: what the page may ask of the desktop app. Powers of the operating system only; data comes over the bus. */

/** The one IPC channel of requests, and the one that brings a MessagePort to the page: for itself, or for its capture worker. */
export const HOST_CHANNEL = 'vbus:host'
export const PORT_CHANNEL = 'vbus:port'
export const CAPTURE_PORT_CHANNEL = 'vbus:capture-port'
/** Brings the page a HostEvent. */
export const EVENT_CHANNEL = 'vbus:event'

/** Longest text the page may put on the clipboard, and longest reason it may have signed. */
export const CLIPBOARD_CHARS_MAX = 1_048_576
export const REASON_CHARS_MAX = 2_000
/** Largest file the page may have saved. */
export const FILE_BYTES_MAX = 256 * 1_048_576
/** Entries of the application's menu, and characters of each of their texts. */
export const MENU_ITEMS_MAX = 300
export const MENU_CHARS_MAX = 100
/** Longest text of a notification. */
export const NOTIFY_CHARS_MAX = 300

/** An entry of the application's menu: a command of the page. */
export interface MenuItem {
  readonly id: string
  readonly title: string
  /** The menu it is in: `Go`, `Run`, … */
  readonly menu: string
  /** As Electron writes it; shown only, the page hears its keys itself. */
  readonly keys: string
}

/** What the app tells the page. */
export type HostEvent =
  /** A menu entry was chosen. */
  | { readonly event: 'command'; readonly id: string }
  /** A link was opened: its path. */
  | { readonly event: 'place'; readonly path: string }

/** A person's word on what a run made. */
export interface ReleaseWord {
  readonly runId: string
  readonly verdict: 'release' | 'reject'
  readonly reason: string
}

export type HostRequest =
  /** Asks for a fresh MessagePort to the bus; it comes on PORT_CHANNEL. */
  | { readonly op: 'bus.connect' }
  /** Asks for a port of the capture worker's own (docs/spec/view-topics.md, VT1); it comes on CAPTURE_PORT_CHANNEL. */
  | { readonly op: 'bus.capture' }
  /** Signs the acknowledgement of a breach with the person's key (docs/reference/services.md, `system.breach.ack`). */
  | { readonly op: 'breach.sign'; readonly record: number; readonly reason: string }
  /** Signs a person's word on what a run made (`system.run.release`); the app hashes it itself. */
  | ({ readonly op: 'release.sign' } & ReleaseWord)
  /** Signs that a policy takes the place of another one, both by their SHA-256 (`system.policy.apply`). */
  | { readonly op: 'policy.sign'; readonly sha256: string; readonly previousSha256: string }
  /** The policy that was signed last is in force: keeps the person's trust in it, if it is what lies in the workspace. */
  | { readonly op: 'policy.keep'; readonly sha256: string }
  | { readonly op: 'clipboard.write'; readonly text: string }
  /** Asks the person where to save, and saves there. `name` is a proposal: a plain file name. */
  | { readonly op: 'file.save'; readonly name: string; readonly bytes: Uint8Array }
  /** The application's menu is made of the page's commands. */
  | { readonly op: 'menu.set'; readonly items: readonly MenuItem[] }
  /** Tells the person something while the window is not in front. */
  | { readonly op: 'notify'; readonly title: string; readonly body: string }
  /** Opens the start screen in a window of its own. */
  | { readonly op: 'start.window' }
  | StartRequest

/** What the app answers: never a thrown prose, always a code from the fault table. */
export type HostAnswer =
  | {
      readonly ok: true
      readonly signature?: { readonly person: string; readonly signature: string }
      readonly isSaved?: boolean
      readonly start?: StartView
      readonly candidate?: Candidate
    }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string; readonly remedy: string } }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const hasOnly = (value: Record<string, unknown>, members: readonly string[]): boolean =>
  Object.keys(value).every((name) => members.includes(name)) && members.every((name) => name in value)

const isReason = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= REASON_CHARS_MAX && !/[\n\r]/.test(value)

const isText = (value: unknown, charsMax: number): value is string => typeof value === 'string' && value.length <= charsMax

const isSha256 = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

const isMenuItem = (value: unknown): value is MenuItem =>
  isRecord(value) &&
  hasOnly(value, ['id', 'title', 'menu', 'keys']) &&
  [value['id'], value['title'], value['menu'], value['keys']].every((text) => isText(text, MENU_CHARS_MAX))

/** Requests that are their name alone. */
const PLAIN = ['bus.connect', 'bus.capture', 'start.window'] as const

/** A message of the page as a request; undefined for anything that is not exactly one (unknown members included). */
export function parseHostRequest(value: unknown): HostRequest | undefined {
  if (!isRecord(value)) return undefined
  const plain = PLAIN.find((op) => op === value['op'])
  if (plain !== undefined) return hasOnly(value, ['op']) ? { op: plain } : undefined
  if (value['op'] === 'clipboard.write') {
    const text = value['text']
    return hasOnly(value, ['op', 'text']) && typeof text === 'string' && text.length <= CLIPBOARD_CHARS_MAX
      ? { op: 'clipboard.write', text }
      : undefined
  }
  if (value['op'] === 'file.save') {
    const { name, bytes } = value
    const isName = typeof name === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name)
    const isSmallEnough = bytes instanceof Uint8Array && bytes.byteLength <= FILE_BYTES_MAX
    return hasOnly(value, ['op', 'name', 'bytes']) && isName && isSmallEnough ? { op: 'file.save', name, bytes } : undefined
  }
  if (value['op'] === 'breach.sign') {
    const { record, reason } = value
    const isRecordNumber = typeof record === 'number' && Number.isSafeInteger(record) && record >= 0
    return hasOnly(value, ['op', 'record', 'reason']) && isRecordNumber && isReason(reason)
      ? { op: 'breach.sign', record, reason }
      : undefined
  }
  if (value['op'] === 'policy.sign') {
    const { sha256, previousSha256 } = value
    return hasOnly(value, ['op', 'sha256', 'previousSha256']) && isSha256(sha256) && isSha256(previousSha256)
      ? { op: 'policy.sign', sha256, previousSha256 }
      : undefined
  }
  if (value['op'] === 'policy.keep') {
    const { sha256 } = value
    return hasOnly(value, ['op', 'sha256']) && isSha256(sha256) ? { op: 'policy.keep', sha256 } : undefined
  }
  if (value['op'] === 'release.sign') {
    const { runId, verdict, reason } = value
    const isRun = typeof runId === 'string' && /^[a-z0-9-]{1,64}$/.test(runId)
    const isVerdict = verdict === 'release' || verdict === 'reject'
    return hasOnly(value, ['op', 'runId', 'verdict', 'reason']) && isRun && isVerdict && isReason(reason)
      ? { op: 'release.sign', runId, verdict, reason }
      : undefined
  }
  if (value['op'] === 'notify') {
    const { title, body } = value
    return hasOnly(value, ['op', 'title', 'body']) && isText(title, NOTIFY_CHARS_MAX) && isText(body, NOTIFY_CHARS_MAX)
      ? { op: 'notify', title, body }
      : undefined
  }
  if (value['op'] === 'menu.set') {
    const { items } = value
    const isMenu = Array.isArray(items) && items.length <= MENU_ITEMS_MAX && items.every(isMenuItem)
    return hasOnly(value, ['op', 'items']) && isMenu ? { op: 'menu.set', items } : undefined
  }
  return parseStartRequest(value)
}

/** What the preload script puts on `window`; the page finds it there or knows that it is in a browser. */
export interface HostBridge {
  readonly invoke: (request: HostRequest) => Promise<HostAnswer>
}
