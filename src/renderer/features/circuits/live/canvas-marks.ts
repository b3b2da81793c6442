/** What is drawn on a node beside what its file says. Every member is absent where nothing is known: a circuit that is not applied has no counts. */
export interface NodeMark {
  /** Messages a second that left it. */
  readonly perSecond?: number
  /** Messages that wait in it. */
  readonly queued?: number
  /** Jobs at operators. */
  readonly busy?: number
  /** At a moment: messages that the record tells of here up to it. */
  readonly passed?: number
  /** Messages that left by `error` or were dropped, since it was applied. */
  readonly errors?: number
  /** Why, each with how many: `schema 6`. */
  readonly causes?: string
  /** Messages that left it since it was applied. */
  readonly total?: number
  /** Who serves it, by the binding in force or, while editing, the one that is chosen. */
  readonly operator?: string
  /** The operator stands for hardware that is not there. */
  readonly isSimulated?: boolean
  /** The message whose way is lit up passed here: its place on the way, from 1. */
  readonly step?: number
}

export interface EdgeMark {
  readonly perSecond?: number
  readonly total?: number
  /** Messages that a breakpoint holds. */
  readonly held?: number
  /** A breakpoint is set. */
  readonly isHolding?: boolean
  readonly dropped?: number
  readonly isOnPath?: boolean
}

/** What the canvas draws over a circuit: by node's name and by edge's key (`edgeKeysOf`). New objects when anything in them has changed, at most four times a second. */
export interface CanvasMarks {
  readonly nodes: ReadonlyMap<string, NodeMark>
  readonly edges: ReadonlyMap<string, EdgeMark>
}

export const NO_MARKS: CanvasMarks = { nodes: new Map(), edges: new Map() }
