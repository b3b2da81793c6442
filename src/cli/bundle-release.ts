import type { ReleaseReport } from '../shared/bundle/index.ts'
import { readable } from './readable.ts'

/** What a person said of a run's outputs, for a reader. */
export function releaseLines(release: ReleaseReport | undefined): string[] {
  if (release === undefined) return []
  if (release.verdict === null) return ['  asked a person to release it; nobody did']
  const how = release.attended ? '' : ', unattended'
  return [
    `  ${release.verdict === 'release' ? 'released' : 'rejected'} by that person${how}: ${readable(Buffer.from(release.reason ?? ''))}`,
  ]
}
