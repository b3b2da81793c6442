export { nodeBinary } from '../operators/index.ts'
export { type Engine, type EngineOptions, openEngine } from './engine.ts'
export type { DeviceWindow, OpenDeviceWindow } from './window-operator.ts'
export { checkPolicyFiles } from './wire-admission.ts'
