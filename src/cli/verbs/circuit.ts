import type { Verb } from '../verb.ts'
import { circuitDiffVerb } from './circuit/diff.ts'
import { circuitGraphVerb } from './circuit/graph.ts'
import { circuitValidateVerb } from './circuit/validate.ts'

/** `vbus circuit …`: one file a verb in ./circuit, listed here in the order of the help page. */
export const CIRCUIT_VERBS: readonly Verb[] = [circuitValidateVerb, circuitDiffVerb, circuitGraphVerb]
