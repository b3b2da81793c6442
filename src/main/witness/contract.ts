import type { CosignerKey, VerifierKey } from '../../shared/chain/index.ts'

/** The key a witness co-signs with. */
export interface WitnessKey extends CosignerKey {
  sign(message: Uint8Array): Uint8Array
}

/** What a witness knows of one log: the newest checkpoint that it co-signed. */
export interface HeldCheckpoint {
  readonly size: number
  readonly root: Uint8Array
}

/** Where a witness keeps what it knows. Durable on return. */
export interface WitnessStore {
  held(origin: string): HeldCheckpoint | undefined
  /** @param checkpoint the signed note. */
  hold(origin: string, checkpoint: Uint8Array): void
  /** Keeps a checkpoint that contradicts what is held. */
  keepEvidence(origin: string, checkpoint: Uint8Array): void
}

/** The logs that a witness knows, by origin: after a rotation a log has several keys. */
export type WitnessedLogs = ReadonlyMap<string, readonly VerifierKey[]>
