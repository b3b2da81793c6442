/** Where a record stands: its number, the bus position it carries, and when it was written (RFC 3339). */
export interface LocatedRecord {
  readonly record: number
  readonly pos: string
  readonly time: string
}

/** The state after a record, or the part of it at `path` (`null`: there is none). `sha256` is of the whole state's canonical JSON, absent where it was not wanted. */
export interface StateAnswer extends LocatedRecord {
  readonly sha256?: string
  readonly path: string
  readonly state: unknown
}

/** One member of a part of the state: a value, or a part that can be opened. */
export interface OutlineRow {
  readonly name: string
  /** Dotted path of the member, as requests take it. */
  readonly path: string
  readonly kind: 'object' | 'list' | 'value'
  /** Members of an object or list. */
  readonly count: number
  /** Characters of its canonical JSON. */
  readonly chars: number
  /** Of a `value`; texts longer than VALUE_CHARS_MAX are cut. */
  readonly value?: string | number | boolean | null
}

export interface OutlineAnswer extends LocatedRecord {
  readonly sha256?: string
  readonly path: string
  /** Members from `from` on, as many as fit. */
  readonly from: number
  readonly count: number
  readonly members: readonly OutlineRow[]
}

/** A part of the state and its members, as many as fit. */
export interface OpenedPart {
  readonly path: string
  readonly count: number
  readonly members: readonly OutlineRow[]
}

/** What a record changed, and the state after it: the whole's members first, then those of the parts asked for and of those that a change lies in, as many as fit. */
export interface StepAnswer extends LocatedRecord {
  readonly changes: readonly StateChange[]
  readonly truncated: boolean
  readonly parts: readonly OpenedPart[]
}

/** `before` or `after` is absent where there was no such part. */
export interface StateChange {
  readonly path: string
  readonly before?: unknown
  readonly after?: unknown
}

export interface DiffAnswer {
  readonly from: number
  readonly to: number
  readonly changes: readonly StateChange[]
  /** There are more than were given. */
  readonly truncated: boolean
}

/** What records are looked for; everything given must match. */
export interface RecordFilter {
  readonly kind?: string
  readonly run?: string
  readonly actor?: string
  readonly phase?: string
  /** RFC 3339; `until` is included. */
  readonly since?: string
  readonly until?: string
}

/** Part of the list of the records that match a filter. */
export interface RecordListAnswer<Row> {
  /** Matches in all, and the place among them of the first one given. */
  readonly total: number
  readonly first: number
  readonly size: number
  readonly records: readonly Row[]
}

/** How many records of each kind there are in each of `buckets` equal parts of the list. */
export interface TallyAnswer {
  readonly size: number
  readonly total: number
  /** Names that `rows` count by their place. */
  readonly kinds: readonly string[]
  /** A row a bucket: pairs of a kind's place and its count. */
  readonly rows: readonly (readonly (readonly [kind: number, count: number])[])[]
}

/** What filters can name: with how many records each has, most first. */
export interface FacetsAnswer {
  readonly size: number
  readonly kinds: readonly Facet[]
  readonly actors: readonly Facet[]
  readonly phases: readonly Facet[]
  /** The newest first. */
  readonly runs: readonly Facet[]
}

export interface Facet {
  readonly name: string
  readonly records: number
}

/** Told while an answer takes longer than PROGRESS_MS. */
export interface HistoryProgress {
  readonly records: number
  readonly of: number
}

/** A record with what shows that it is in the log that was signed, to be checked by whoever has the log's key. */
export interface ProofAnswer {
  readonly record: number
  readonly kind: string
  /** Where it lies. */
  readonly file: string
  readonly offset: number
  readonly vkey: string
  /** C2SP tlog-proof, base64: the record, the hashes from it to the root, the newest signed head. */
  readonly proof: string
}

/** What shows that the log at one size is the beginning of the log at its newest head. Hashes in hex. */
export interface ConsistencyAnswer {
  readonly vkey: string
  readonly old: { readonly size: number; readonly root: string }
  readonly new: { readonly size: number; readonly root: string }
  readonly path: readonly string[]
  /** The newest head as a C2SP checkpoint, base64. */
  readonly checkpoint: string
}

/** What the log says of the messages of one version of a circuit, up to and including a record. */
export interface CircuitCountsAnswer extends LocatedRecord {
  readonly circuit: string
  readonly version: number
  /** Ways that have a record of their own. */
  readonly paths: number
  /** Messages that the bus dropped before the circuit read them. */
  readonly lost: number
  /** Messages at nodes that are not counted by name. */
  readonly beyond: number
  /** By node, or by edge: `passed` and how ways ended there (`path.out`, `path.CAUSE`), by `circuit_path`; `came`, `out`, `joined` and why they were dropped, by `circuit_settled`. */
  readonly names: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Some nodes are left out: the answer would be too large. */
  readonly truncated: boolean
}

/** Part of a bundle's file. */
export interface BundlePiece {
  readonly run: string
  /** Of the whole. */
  readonly bytes: number
  readonly sha256: string
  readonly at: number
  /** Base64. */
  readonly piece: string
  /** Where the next one begins; null behind the last. */
  readonly next: number | null
}
