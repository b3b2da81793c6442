import type { BuiltinDecl, ComponentDecl, InstalledDecl, OperatorDecl, OwnDecl } from './config-types.ts'

/** A component with the place that its own files are relative to, where that is the workspace. */
export type LocatedComponent = BuiltinDecl | InstalledDecl | (OwnDecl & { readonly ownRoot: string })

export function componentSource(decl: OperatorDecl, workspaceRoot: string): Exclude<LocatedComponent, BuiltinDecl>
export function componentSource(decl: ComponentDecl, workspaceRoot: string): LocatedComponent
export function componentSource(decl: ComponentDecl, workspaceRoot: string): LocatedComponent {
  return 'command' in decl ? { command: decl.command, ownRoot: workspaceRoot } : decl
}
