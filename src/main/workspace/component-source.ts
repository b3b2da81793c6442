import type { BuiltinDecl, ComponentDecl, InstalledDecl, OperatorDecl, OwnDecl } from './config-types.ts'

interface OwnFiles {
  /** The folder of the workspace that is part of an installed component. */
  readonly own?: { readonly root: string; readonly folder: string }
}

/** A component with the place that its own files are relative to, where that is the workspace. */
export type LocatedComponent = BuiltinDecl | (InstalledDecl & OwnFiles) | (OwnDecl & { readonly ownRoot: string })

export function componentSource(decl: OperatorDecl, workspaceRoot: string): Exclude<LocatedComponent, BuiltinDecl>
export function componentSource(decl: ComponentDecl, workspaceRoot: string): LocatedComponent
export function componentSource(decl: ComponentDecl, workspaceRoot: string): LocatedComponent {
  if ('builtin' in decl) return decl
  if ('command' in decl) return { command: decl.command, ownRoot: workspaceRoot }
  const { runtime, module, files } = decl
  return { runtime, module, ...(files !== undefined && { own: { root: workspaceRoot, folder: files } }) }
}
