/** Rows that are kept of a replay: the newest. */
export const TRAIL_ROWS_MAX = 1_000
/** Characters of a payload that a row shows, where it is text. */
export const TRAIL_TEXT_MAX = 160

export interface TrailSide {
  /** Of the message; undefined for one that the replay itself has sent. */
  readonly pos: number | undefined
  readonly bytes: number
  /** The beginning of the payload; undefined where it is no text. */
  readonly text: string | undefined
}

/** One message of the recording beside the one of the replay. */
export interface TrailRow {
  /** From 0, as the rows were made. */
  readonly number: number
  readonly topic: string
  /** `sent`: played again as it was. `compared`: what others made of it, then and now. */
  readonly kind: 'sent' | 'compared'
  /** The how-manieth of its topic, from 1. */
  readonly place: number
  recorded: TrailSide | undefined
  replayed: TrailSide | undefined
  /** Undefined until both are there. */
  isSame: boolean | undefined
  /** Grows with every change of any row: who has seen one asks for what is newer. */
  change: number
}

interface Came {
  readonly topic: string
  readonly place: number
  readonly hash: string
  readonly pos: number | undefined
  readonly payload: Uint8Array
}

/** The recording and the replay side by side, message by message. */
export class ReplayTrail {
  readonly #max: number
  readonly #rows: TrailRow[] = []
  readonly #open = new Map<string, { readonly row: TrailRow; readonly hash: string }>()
  #made = 0
  #change = 0

  constructor(max = TRAIL_ROWS_MAX) {
    this.#max = max
  }

  /** Rows that had to go. */
  get dropped(): number {
    return this.#made - this.#rows.length
  }

  sent(came: Omit<Came, 'hash'>): void {
    const side = sideOf(came)
    this.#add({ ...came, kind: 'sent', recorded: side, replayed: { ...side, pos: undefined }, isSame: true })
  }

  /** What was recorded, and what came: each is laid beside its other when that is there. */
  compared(which: 'recorded' | 'replayed', came: Came): void {
    const id = `${came.topic} ${came.place}`
    const other = this.#open.get(id)
    const side = sideOf(came)
    if (other === undefined || other.row[which] !== undefined) {
      const row = this.#add({ ...came, kind: 'compared', recorded: undefined, replayed: undefined, isSame: undefined })
      row[which] = side
      this.#open.set(id, { row, hash: came.hash })
      return
    }
    this.#open.delete(id)
    other.row[which] = side
    other.row.isSame = other.hash === came.hash
    other.row.change = this.#change += 1
  }

  /** Rows that are new or changed since `change`, oldest first. */
  since(change: number): readonly TrailRow[] {
    return this.#rows.filter((row) => row.change > change)
  }

  #add(what: Omit<TrailRow, 'number' | 'change'>): TrailRow {
    const { topic, kind, place, recorded, replayed, isSame } = what
    const row = { number: this.#made, topic, kind, place, recorded, replayed, isSame, change: (this.#change += 1) }
    this.#made += 1
    this.#rows.push(row)
    if (this.#rows.length <= this.#max) return row
    const oldest = this.#rows.shift()
    const id = `${oldest?.topic} ${oldest?.place}`
    if (this.#open.get(id)?.row === oldest) this.#open.delete(id)
    return row
  }
}

function sideOf({ pos, payload }: Pick<Came, 'pos' | 'payload'>): TrailSide {
  return { pos, bytes: payload.length, text: textOf(payload) }
}

function textOf(payload: Uint8Array): string | undefined {
  try {
    // A decoder of its own: with `stream` a character that is cut at the end is no error, and stays in it.
    const isCut = payload.length > TRAIL_TEXT_MAX
    return new TextDecoder('utf-8', { fatal: true }).decode(payload.subarray(0, TRAIL_TEXT_MAX), { stream: isCut })
  } catch {
    return undefined
  }
}
