import type { WorkspaceConfig } from '../workspace/config-types.ts'

/** A circuit acts under this and its name. */
export const CIRCUIT_IDENTITY = 'circuit-'
/** A namespace in which a circuit is tried: nothing is kept there, and nobody comes there again. */
export const isTryNamespace = (namespace: string): boolean => /^test-[0-9a-f]{12}$/.test(namespace)

const RESERVED = ['engine', 'controller', 'data', 'keeper', 'window', 'anonymous']

/** Names that mean somebody: parts of the engine, registered components, people. No credential of the outside carries one. */
export const isReserved = (subject: string, config: WorkspaceConfig): boolean =>
  RESERVED.includes(subject) ||
  subject.startsWith('person.') ||
  subject.startsWith(CIRCUIT_IDENTITY) ||
  subject.startsWith('anonymous@') ||
  Object.hasOwn(config.components, subject)
