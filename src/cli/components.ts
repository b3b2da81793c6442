import { type ComponentHash, hashComponent } from '../main/operators/component.ts'
import type { WorkspaceConfig } from '../main/workspace/config-types.ts'
import { installation } from './installation.ts'

/** A declared component as it is in this installation. */
export interface PresentComponent extends ComponentHash {
  readonly kind: string
}

/** @throws Fault `workspace/component-altered` when a file of one is missing */
export function hashComponents(config: WorkspaceConfig): PresentComponent[] {
  const { root } = installation()
  return Object.entries(config.components).map(([id, source]) => ({ ...hashComponent(id, source, root), kind: source.kind }))
}
