import type { RunSummary } from '../data/types.ts'

/** REVIEW_DEPLOY asked a person, and none has answered. */
export const isWaiting = (run: RunSummary | undefined): boolean =>
  run?.status === 'running' && run.release !== undefined && run.release.given_record === undefined
