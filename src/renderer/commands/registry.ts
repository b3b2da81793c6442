import { commands as audit } from '../features/audit/commands.ts'
import { commands as cache } from '../features/cache/commands.ts'
import { commands as circuits } from '../features/circuits/commands.ts'
import { commands as operators } from '../features/operators/commands.ts'
import { commands as overview } from '../features/overview/commands.ts'
import { commands as replay } from '../features/replay/commands.ts'
import { commands as runs } from '../features/runs/commands.ts'
import { commands as settings } from '../features/settings/commands.ts'
import { commands as telemetry } from '../features/telemetry/commands.ts'
import { commands as topics } from '../features/topics/commands.ts'
import type { Command } from './command.ts'
import { commands as shell } from './shell-commands.ts'

/** Every command of the window, once. Buttons, keys, the key sheet, the menus and the omnibox are made of it. */
export const COMMANDS: readonly Command[] = [
  ...shell,
  ...overview,
  ...circuits,
  ...topics,
  ...cache,
  ...runs,
  ...audit,
  ...operators,
  ...telemetry,
  ...replay,
  ...settings,
]
