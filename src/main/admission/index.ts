export { Admission, type AdmissionRules, composeGates } from './admission.ts'
export type { AskingParty, Gate, SchemaEntry, Verdict } from './contract.ts'
export { PolicyHook } from './policy-hook.ts'
export { type ReadFile, readPinned, SchemaRegistry } from './schema-registry.ts'
