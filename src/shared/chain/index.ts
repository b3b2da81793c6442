export { type CheckProofOptions, checkTlogProof, type ProvenEntry } from './check-proof.ts'
export { checkpointBody, encodeNote, NOTE_BYTES_MAX, parseNote, type SignedHead, type TreeHead } from './checkpoint.ts'
export { type ConsistencyText, encodeConsistency, parseConsistency } from './consistency-text.ts'
export {
  type Cosignature,
  type CosignerKey,
  cosignedMessage,
  encodeCosignature,
  findCosignature,
  makeCosignerKey,
  parseCosignerKey,
} from './cosignature.ts'
export { crc32 } from './crc32.ts'
export { fromBase64, fromHex, toBase64, toHex } from './encoding.ts'
export { type EntryPlace, type ReadEntriesOptions, readEntries, type StoredEntry } from './entry-reader.ts'
export { type FollowedKey, followKeys } from './follow-keys.ts'
export {
  COMMIT_BODY_BYTES,
  commitFrame,
  FRAME_BODY_BYTES_MAX,
  FRAME_COMMIT,
  FRAME_ENTRY,
  FRAME_HEAD_BYTES,
  FRAME_HEADER,
  findFrame,
  headerFrame,
  type LogKind,
  parseCommit,
  parseHeader,
  readUint32,
  type SegmentHeader,
  segmentFirst,
  segmentName,
  writeUint32,
} from './frame.ts'
export { type Crc32, equalBytes, HASH_BYTES, type HashInto, leafHash, leafOf, nodeHash, type Sha256, toHashInto } from './hash.ts'
export { type FoundNote, HEAD_NAMES, type HeadName } from './head-files.ts'
export { type InclusionProof, PathGatherer, type TreeStart, verifyInclusion } from './inclusion.ts'
export {
  type BadPlace,
  type CommitSeen,
  type EntrySeen,
  type FeedState,
  LogVerifier,
  type LogVerifierOptions,
  type Suspect,
} from './log-verifier.ts'
export { MerkleTree } from './merkle-tree.ts'
export { type ConsistencyProof, type LeafProof, verifyConsistency, verifyLeaf } from './proof-checks.ts'
export {
  BODY_ENGINE_CLOSED,
  BODY_LOG_OPENED,
  BODY_SNAPSHOT,
  BODY_TAIL_QUARANTINED,
  hasPrev,
  PREV_FIELD_BYTES,
  PREV_TAG,
  peekBody,
  peekQuarantined,
  peekRotated,
} from './record-peek.ts'
export { CARRIED_ROTATIONS_MAX, encodeRotation } from './rotation-evidence.ts'
export { type ReadableDisk, type ReadableFile, segmentNames, walkSegments } from './segment-walk.ts'
export { type CheckSignature, isSigned } from './signature-checks.ts'
export { CHECKPOINT_BYTES_MAX, type NoteSignature, parseCheckpoint, parseSignedNote, type SignedNote } from './signed-note.ts'
export { tailSegments } from './tail-segments.ts'
export { TILE_WIDTH, type Tile, TileBuilder, TileNodes, tilePath } from './tile-builder.ts'
export { encodeTlogProof, isTlogProof, PROOF_BYTES_MAX, parseTlogProof, type TlogProof } from './tlog-proof.ts'
export type { TornTail } from './torn-tail.ts'
export { type TreeNodes, TreeProver } from './tree-proofs.ts'
export { type FolderReport, type VerifyFolderOptions, verifyFolder } from './verify-folder.ts'
export { makeVerifierKey, parseVerifierKey, type VerifierKey } from './vkey.ts'
