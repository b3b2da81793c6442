import { writeText, YamlEditor } from '../yaml/index.ts'
import type { Endpoint, QuickFix } from './circuit.ts'
import { type CircuitEdit, draftOn } from './patch-circuit.ts'
import type { SourceMap } from './source-map.ts'

/** Fixes of one look at a file that need its text taken apart; further ones come once some are mended. */
const DRAFTS_MAX = 20

/** Fixes that a person may take: patches of the text that was looked at. */
export class QuickFixes {
  readonly #source: SourceMap
  #editor: YamlEditor | undefined
  #drafts = 0

  constructor(source: SourceMap) {
    this.#source = source
  }

  /** Writes another scalar in a member's place; undefined where the text is not known, or the place is shared by an alias. */
  write(path: string, value: string | number | boolean): QuickFix | undefined {
    const range = this.#source.valueRangeOf(path)
    if (range === undefined || this.#source.text.startsWith('*', range.from)) return undefined
    const insert = typeof value === 'string' ? writeText(value) : String(value)
    return { title: `Write ${value}`, patches: [{ ...range, insert }] }
  }

  /** Names the near thing in the place of one that is not there. */
  meant(path: string, value: string | undefined): QuickFix | undefined {
    return value === undefined ? undefined : this.write(path, value)
  }

  /** Does acts on the text, each on a part of its own. */
  act(title: string, ...edits: readonly CircuitEdit[]): QuickFix | undefined {
    if (this.#source.text === '' || ++this.#drafts > DRAFTS_MAX) return undefined
    this.#editor ??= YamlEditor.of(this.#source.text)
    const patches = this.#editor === undefined ? undefined : draftOn(this.#editor.again(), edits)
    return patches === undefined ? undefined : { title, patches }
  }

  /** What only a person can do. */
  byHand(title: string): QuickFix {
    return { title, patches: undefined }
  }
}

/** An endpoint as edges write it. */
export const endpointText = ({ node, port }: Endpoint, own: 'in' | 'out'): string => (port === own ? node : `${node}.${port}`)
