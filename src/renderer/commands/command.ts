import type { ViewName } from '../place/views.ts'
import type { Services } from '../services.ts'

/**
 * What becomes of a command's effect. `view`: it changes what this window shows, and another command shows the other again. `document`: it changes a
 * document that is edited, and undo takes it back. `rig`: it acts on the rig; it is confirmed where it can do harm, it is on the record, and it is
 * never undone.
 */
export type UndoClass = 'view' | 'document' | 'rig'

/** One thing a person can do: by a button, by its key, by its name in the omnibox. */
export interface Command {
  /** `runs.start`: the view or `shell`, and a verb. */
  readonly id: `${ViewName | 'shell'}.${string}`
  /** A verb first: `Start run`. */
  readonly title: string
  /** Keys as the sheet writes them: `Ctrl+K`, `Shift+ArrowLeft`, `m`. Keys without a modifier fire in their own view only and can be switched off. */
  readonly keys?: readonly string[]
  readonly undo: UndoClass
  /** Its keys fire in its own view only, those with a modifier too, and never while typing: Ctrl-Z of a text is the text's. */
  readonly isLocal?: boolean
  /** Why it cannot be done now, in words; undefined when it can. */
  readonly unavailable?: (services: Services) => string | undefined
  readonly run: (services: Services) => void | Promise<void>
  /** The same as a command line; undefined where there is none. Never holds a secret. */
  readonly cli?: (services: Services) => string | undefined
}
