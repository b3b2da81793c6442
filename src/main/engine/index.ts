export { type Engine, type EngineOptions, openEngine } from './engine.ts'
export { checkPolicyFiles } from './wire-admission.ts'
