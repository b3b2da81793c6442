/** All cheats and all twins. */
import type { Cheats, Twins } from './cheat.ts'
import { DATA_CHEATS, DATA_TWINS } from './data-cheats.ts'
import { DEVICE_CHEATS, DEVICE_TWINS } from './device-cheats.ts'
import { ANSWER_CHEATS, FABRIC_CHEATS, FABRIC_TWINS } from './fabric-cheats.ts'
import { HOLDER_CHEATS, HOLDER_TWINS } from './holder-cheats.ts'
import { LOG_CHEATS, LOG_TWINS } from './log-cheats.ts'
import { RIG_CHEATS, RIG_TWINS } from './rig-cheats.ts'

export const CHEATS: Cheats = {
  ...DEVICE_CHEATS,
  ...FABRIC_CHEATS,
  ...ANSWER_CHEATS,
  ...HOLDER_CHEATS,
  ...DATA_CHEATS,
  ...RIG_CHEATS,
  ...LOG_CHEATS,
}
export const TWINS: Twins = { ...DEVICE_TWINS, ...FABRIC_TWINS, ...HOLDER_TWINS, ...DATA_TWINS, ...RIG_TWINS, ...LOG_TWINS }
