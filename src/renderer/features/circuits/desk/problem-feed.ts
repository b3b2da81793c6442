import type { Diagnostic } from '../../../../shared/circuit/index.ts'
import type { StandingProblem } from '../../../shell/problems.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'

/** What the list behind `Problems` calls the circuits. */
const SOURCE = 'circuits'

export interface ProblemFeedOptions {
  readonly stand: (source: string, problems: readonly StandingProblem[]) => void
  /** Shows the place of a finding, in the text or on the canvas. */
  readonly goTo: (diagnostic: Diagnostic) => void
}

/** Keeps the window's problems what the document's diagnostics are: errors first, then as they stand in the file. Call what is returned to end it. */
export function feedProblems(document: CircuitDocument, { stand, goTo }: ProblemFeedOptions): () => void {
  const { store } = document
  const tell = (diagnostics: readonly Diagnostic[]): void => {
    const sorted = [...diagnostics].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column)
    stand(
      SOURCE,
      sorted.map((diagnostic) => problemOf(diagnostic, document, goTo)),
    )
  }
  tell(store.getState().diagnostics)
  const stop = store.subscribe(({ diagnostics }, before) => {
    if (diagnostics !== before.diagnostics) tell(diagnostics)
  })
  return () => {
    stop()
    stand(SOURCE, [])
  }
}

const rank = ({ severity }: Diagnostic): number => (severity === 'error' ? 0 : 1)

function problemOf(diagnostic: Diagnostic, document: CircuitDocument, goTo: (diagnostic: Diagnostic) => void): StandingProblem {
  const { file, line, column, severity, message, code, fix } = diagnostic
  return {
    severity: severity === 'error' ? 'failure' : 'warning',
    title: message,
    code,
    place: `${file} ${line}:${column}`,
    goTo: () => goTo(diagnostic),
    ...(fix?.patches !== undefined && { fix: { title: fix.title, run: () => applyFix(document, diagnostic) } }),
  }
}

/** One step of undo. A fix is of the text that was checked: of another one it would hit the wrong place, and nothing is done. @returns whether it was done */
export function applyFix(document: CircuitDocument, { fix }: Diagnostic): boolean {
  if (fix?.patches === undefined || !document.store.getState().isChecked) return false
  document.edit({ title: fix.title, patches: fix.patches })
  return true
}
