import type { FaultView } from '../../shared/base/index.ts'
import type { CaptureLink } from '../hosts/host.ts'
import type { Budget } from './limits.ts'

/** What the page and the capture worker say to each other. Both are ours and ship together. */

/** What is looked at; rows that are sent carry its number. */
export interface Look {
  readonly number: number
  readonly filter: string
  readonly scope: string
  /** Decimal; a moment in time, undefined for all that comes. */
  readonly upToPos: string | undefined
  /** Paths of payload fields that are columns of their own. */
  readonly fields: readonly string[]
}

/** Rows that the page shows: `count` from `first` on, or the newest. */
export interface RowWindow {
  readonly first: number | 'newest'
  readonly count: number
}

export type ExportFormat = 'csv' | 'jsonl' | 'arrow'

/** Rows [first, end) of what is looked at. */
export interface RowRange {
  readonly first: number
  readonly end: number
}

export interface Questions {
  /** A message by its position, from what was captured or from the log. */
  readonly message: { readonly ask: { readonly pos: string }; readonly answer: MessageView | undefined }
  /** Position of the message in a row. */
  readonly posAt: { readonly ask: { readonly index: number }; readonly answer: string | undefined }
  /** Row of a message; -1 when it is not among them. */
  readonly rowOf: { readonly ask: { readonly pos: string }; readonly answer: number }
  /** Known values of a field that begin like `text`. */
  readonly values: { readonly ask: { readonly field: string; readonly text: string }; readonly answer: readonly string[] }
  readonly export: { readonly ask: { readonly format: ExportFormat; readonly range: RowRange }; readonly answer: Uint8Array }
  /** The numbers that a payload field held in the newest rows of a topic. */
  readonly series: { readonly ask: { readonly topic: string; readonly path: string }; readonly answer: SeriesView }
  readonly topic: { readonly ask: { readonly topic: string }; readonly answer: TopicView | undefined }
  /** The newest message with this id, or that answers it. */
  readonly related: { readonly ask: { readonly id: string }; readonly answer: readonly RelatedMessage[] }
}
export type Question = keyof Questions

export type ToWorker =
  | { readonly op: 'open'; readonly link: CaptureLink }
  | { readonly op: 'look'; readonly look: Look }
  | { readonly op: 'window'; readonly window: RowWindow }
  | { readonly op: 'freeze'; readonly isFrozen: boolean }
  | { readonly op: 'budget'; readonly budget: Budget }
  | { readonly op: 'clear' }
  /** The rows that were sent last are on screen: more may come. */
  | { readonly op: 'shown' }
  | { readonly op: 'tree'; readonly window: TreeWindow }
  | { readonly op: 'fold'; readonly path: string; readonly isOpen: boolean }
  | { readonly op: 'ask'; readonly id: number; readonly question: Question; readonly ask: object }

export type FromWorker =
  | { readonly op: 'link'; readonly link: LinkState }
  | { readonly op: 'rows'; readonly rows: RowsView }
  | { readonly op: 'figures'; readonly figures: Figures }
  | { readonly op: 'tree'; readonly tree: TreeView }
  | { readonly op: 'answer'; readonly id: number; readonly answer?: unknown; readonly error?: FaultView }

/** How the worker's connection is. */
export interface LinkState {
  readonly phase: 'opening' | 'open' | 'lost'
  /** Patterns it listens to. */
  readonly patterns: readonly string[]
  readonly fault?: FaultView | undefined
}

export interface MessageRow {
  /** Number in the capture; -1 for one that was read from the log. */
  readonly number: number
  readonly pos: string
  readonly seq: string
  readonly topic: string
  readonly from: string
  readonly type: string
  readonly schema: string
  /** Sender's clock, ms since 1970; 0: none. */
  readonly tsMs: number
  readonly arrivalMs: number
  readonly bytes: number
  readonly marks: number
  /** Messages of its topic that are missing before it. */
  readonly missing: number
  readonly preview: string
  readonly fields: readonly string[]
  /** It was dropped since it was listed. */
  readonly isGone: boolean
}

export interface RowsView {
  readonly look: number
  /** Rows of the look. */
  readonly total: number
  readonly first: number
  readonly rows: readonly MessageRow[]
  /** All that was kept has been looked at. */
  readonly isScanned: boolean
  /** Messages that came since the view stands still. */
  readonly newSince: number
  /** Of the rows, those that came from the log. */
  readonly fromLog: number
}

/** Exact, always: taken = kept + dropped. */
export interface Figures {
  readonly taken: number
  readonly kept: number
  readonly dropped: number
  /** Before they got here, by what the engine's faults say. */
  readonly droppedByEngine: number
  readonly bytes: number
  readonly perSecond: number
  readonly topics: number
  readonly missing: number
  readonly duplicates: number
  readonly late: number
  readonly budget: Budget
}

export interface TreeWindow {
  readonly first: number
  readonly count: number
}

export interface TreeNodeView {
  /** Full name up to here; empty for all topics. */
  readonly path: string
  readonly label: string
  readonly depth: number
  readonly isTopic: boolean
  readonly isDurable: boolean
  readonly children: number
  readonly isOpen: boolean
  /** Of this topic and all below it, by the engine. */
  readonly messages: number
  readonly bytes: number
  readonly perSecond: number
  /** Since the newest message, ms; undefined when none came since the capture began. */
  readonly ageMs: number | undefined
  /** Messages a second, oldest sample first. */
  readonly spark: readonly number[]
  /** Of the capture. */
  readonly kept: number
  readonly dropped: number
}

export interface TreeView {
  readonly total: number
  readonly first: number
  readonly rows: readonly TreeNodeView[]
  readonly isLoaded: boolean
}

export interface TopicView {
  readonly topic: string
  /** Of the newest listing; undefined where there was none. A rate takes two. */
  readonly listed:
    | {
        readonly messages: number
        readonly bytes: number
        readonly perSecond: number | undefined
        readonly isDurable: boolean
        readonly subscribers: number
      }
    | undefined
  readonly taken: number
  readonly kept: number
  readonly keptBytes: number
  readonly dropped: number
  readonly newestPos: string | undefined
}

export interface SeriesPoint {
  readonly pos: string
  /** When it was sent; where its sender did not say, when it came. ms since 1970. */
  readonly atMs: number
  readonly value: number
}

export interface SeriesView {
  /** By time. */
  readonly points: readonly SeriesPoint[]
  /** Messages of the topic among these in which the field held no number. */
  readonly without: number
}

/** A whole message. */
export interface MessageView {
  readonly pos: string
  readonly seq: string
  readonly epoch: number
  readonly from: string
  readonly namespace: string
  readonly commit: 'ephemeral' | 'durable'
  readonly id: string
  readonly type: string
  readonly topic: string
  readonly schema: string
  readonly tsMs: number
  readonly arrivalMs: number | undefined
  readonly replyTo: string | undefined
  readonly correlationId: string | undefined
  readonly deadlineMs: number | undefined
  readonly publisherSeq: string | undefined
  /** Hex: trace id, span id, parent's span id. */
  readonly trace: { readonly traceId: string; readonly spanId: string; readonly parentId: string | undefined } | undefined
  readonly marks: number
  readonly missing: number
  readonly payload: Uint8Array
  readonly isFromLog: boolean
}

export interface RelatedMessage {
  readonly pos: string
  readonly topic: string
  readonly type: string
  readonly how: 'is it' | 'answers it' | 'same trace'
}
