import { WORDS } from '../../words/replay.ts'
import type { ReplayView } from './replay.ts'

/** Running, standing still, or how it ended. */
export const statusOf = ({ status, paused }: ReplayView): string =>
  WORDS.status[status === 'running' && paused === true ? 'paused' : status]
