import type { Verb } from '../verb.ts'

/** `vbus circuit …`: one file a verb in ./circuit, listed here in the order of the help page. */
export const CIRCUIT_VERBS: readonly Verb[] = []
