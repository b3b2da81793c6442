import type { Services } from '../../../services.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { type BindingFile, bindingFor } from './bindings.ts'
import type { DeskFiles } from './circuit-desk.ts'
import type { AppliedView } from './desk-answers.ts'

type Parts = Pick<Services, 'circuits' | 'circuitDesk' | 'circuitBindings'>

/** The open circuit with what the engine has under its name, and the binding that it is planned with. */
export interface Chosen {
  readonly document: CircuitDocument
  /** Undefined while the text never was a circuit. */
  readonly name: string | undefined
  readonly applied: AppliedView | undefined
  readonly binding: BindingFile | undefined
}

export function chosenOf({ circuits, circuitDesk, circuitBindings }: Parts): Chosen | undefined {
  const { document } = circuits
  if (document === undefined) return undefined
  const name = document.store.getState().circuit?.name
  const applied = circuitDesk.appliedAs(name)
  const { files } = circuitBindings.store.getState()
  const chosen = circuitDesk.store.getState().bindings[document.path]
  const binding = name === undefined ? undefined : bindingFor(files, name, { chosen, applied: currentOf(applied)?.binding })
  return { document, name, applied, binding }
}

/** The version that runs, or ran last. */
export const currentOf = (applied: AppliedView | undefined) => applied?.versions.find(({ version }) => version === applied.version)

/** What a plan or a test is asked for. */
export const filesOf = ({ document, binding }: Chosen): DeskFiles => ({ path: document.path, binding: binding?.path })
