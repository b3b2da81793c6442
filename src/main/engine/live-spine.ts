import type { PartyView, Spine } from '../spine/index.ts'
import type { Rights } from './authority.ts'

/** What of the Spine changes live connections. */
export type LiveSpine = Spine & {
  revoke?(credential: string): unknown
  policyChanged?(regrant: (party: PartyView) => Rights | undefined): unknown
}
