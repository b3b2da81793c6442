import type { Verb } from '../verb.ts'
import { circuitApplyVerb, circuitDrainVerb, circuitRollbackVerb } from './circuit/apply.ts'
import { circuitDiffVerb } from './circuit/diff.ts'
import { circuitGraphVerb } from './circuit/graph.ts'
import { circuitPlanVerb } from './circuit/plan.ts'
import { circuitStatusVerb } from './circuit/status.ts'
import { circuitTestVerb } from './circuit/test.ts'
import { circuitValidateVerb } from './circuit/validate.ts'

/** `vbus circuit …`: one file a verb in ./circuit, listed here in the order of the help page. */
export const CIRCUIT_VERBS: readonly Verb[] = [
  circuitValidateVerb,
  circuitPlanVerb,
  circuitApplyVerb,
  circuitRollbackVerb,
  circuitDrainVerb,
  circuitStatusVerb,
  circuitDiffVerb,
  circuitGraphVerb,
  circuitTestVerb,
]
