import type { BuiltinDecl, ComponentDecl, OperatorDecl } from './config-types.ts'

/** A component with the place that its own files are relative to, where that is the workspace. */
export type LocatedComponent = BuiltinDecl | (OperatorDecl & { readonly ownRoot?: string })

export function componentSource(decl: OperatorDecl, workspaceRoot: string): Exclude<LocatedComponent, BuiltinDecl>
export function componentSource(decl: ComponentDecl, workspaceRoot: string): LocatedComponent
export function componentSource(decl: ComponentDecl, workspaceRoot: string): LocatedComponent {
  return 'builtin' in decl || !decl.isOwn ? decl : { ...decl, ownRoot: workspaceRoot }
}
