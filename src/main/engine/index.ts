export { type Engine, type EngineOptions, openEngine } from './engine.ts'
