import type { Verb } from '../verb.ts'
import { helpVerb } from './help.ts'
import { pubVerb } from './pub.ts'
import { runVerb } from './run.ts'
import { serveVerb } from './serve.ts'
import { stopVerb } from './stop.ts'
import { subVerb } from './sub.ts'
import { tokenVerb } from './token.ts'
import { topicsVerb } from './topics.ts'
import { uiVerb } from './ui.ts'
import { versionVerb } from './version.ts'

/** Every verb, in the order of the help page. */
export const VERBS: readonly Verb[] = [runVerb, stopVerb, serveVerb, uiVerb, tokenVerb, subVerb, pubVerb, topicsVerb, versionVerb, helpVerb]
