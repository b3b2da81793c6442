export { BUNDLE_BYTES_MAX, BUNDLE_PARTS_MAX, type BundleHead, type BundlePart, encodeBundle, isBundle, parseBundle } from './bundle-file.ts'
export { checkBundledRelease, type ReleaseReport } from './bundled-release.ts'
export { checkBundledTrust, type TrustReport } from './bundled-trust.ts'
export { type BundledRecord, type CheckedBundle, checkBundle } from './check-bundle.ts'
export { type RecordView, toRecordView, toRfc3339 } from './record-view.ts'
export {
  checkReason,
  policyStatement,
  REASON_BYTES_MAX,
  releaseStatement,
  statement,
  type TrustContent,
  trustStatement,
} from './statements.ts'
