import type { WorkspaceConfig } from '../workspace/config-types.ts'

const RESERVED = ['engine', 'controller', 'data', 'keeper', 'window', 'anonymous']

/** Names that mean somebody: parts of the engine, registered components, people. No credential of the outside carries one. */
export const isReserved = (subject: string, config: WorkspaceConfig): boolean =>
  RESERVED.includes(subject) ||
  subject.startsWith('person.') ||
  subject.startsWith('anonymous@') ||
  Object.hasOwn(config.components, subject)
