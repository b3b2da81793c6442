export { isApiKey, makeApiKey, readApiKey } from './api-keys.ts'
export { CODE_MS, CODES_MAX } from './code-desk.ts'
export { type Admission, type AdmittedParty, type AdmittingSpine, type Authenticator, bareAdmission, type Credential } from './contract.ts'
export { HELLO_MS, UNADMITTED_MAX } from './hello-gate.ts'
export { issuerOf, keySource, type OutsideIssuer, readOutsideToken } from './issuers.ts'
export { KEY_SET_BYTES_MAX, type PinnedKey, readKeySet } from './key-set.ts'
export { openShield, type Shield, type ShieldOptions } from './shield.ts'
export {
  ENGINE_KEY_ID,
  type IssuedToken,
  type Signer,
  signToken,
  type TokenClaims,
  TokenService,
  type TokenServiceOptions,
} from './tokens.ts'
