import { type ComponentHash, hashComponent } from '../main/operators/component.ts'
import { componentSource } from '../main/workspace/component-source.ts'
import type { WorkspaceFiles } from '../main/workspace/open.ts'
import { installation } from './installation.ts'

/** A declared component as it is in this installation. */
export interface PresentComponent extends ComponentHash {
  readonly kind: string
}

/** @throws Fault `workspace/component-altered` when a file of one is missing */
export function hashComponents({ config, layout }: Pick<WorkspaceFiles, 'config' | 'layout'>): PresentComponent[] {
  const { root } = installation()
  return Object.entries(config.components).map(([id, decl]) => ({
    ...hashComponent(id, componentSource(decl, layout.root), root),
    kind: decl.kind,
  }))
}
