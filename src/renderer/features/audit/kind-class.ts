/** What the minimap tells apart; each has its colour and its width of line. */
export type KindClass = 'breach' | 'run' | 'gate' | 'person' | 'machine'

const RUN = /^(run_|phase_|model|output|metrics|input|finding|proof_of_work)/
const PERSON =
  /^(workspace_trusted|policy_applied|data_registered|component_registered|breach_acknowledged|stop_requested|token_|key_|credential_|release_)/

export function kindClass(kind: string): KindClass {
  if (kind === 'breach' || kind === 'cache_violated' || kind === 'witness_refused') return 'breach'
  if (kind === 'gate') return 'gate'
  if (RUN.test(kind)) return 'run'
  return PERSON.test(kind) ? 'person' : 'machine'
}
