/** Where the desktop app opens its page when no workspace is named. */
export const START_PATH = '/start'
/** Longest link that is read. */
export const LINK_CHARS_MAX = 4_096

/** A link as both hosts know it: which workspace, and the path that the page reads. */
export interface LinkPath {
  readonly workspaceId: string
  readonly view: string
  /** `/w/<workspace id>/<view>?…` */
  readonly path: string
  /** Without the question mark. */
  readonly search: string
}

/** `vbus://w/<workspace id>/<view>?…`, or the path of one; undefined for anything that is not exactly that. Never a file's path, never a command. */
export function parseLinkPath(text: string): LinkPath | undefined {
  if (text.length > LINK_CHARS_MAX) return undefined
  const match = /^(?:vbus:\/)?(\/w\/([0-9a-f-]{36})\/([a-z]+)\/?(?:\?([^#]*))?)$/.exec(text)
  const [, path, workspaceId, view, search = ''] = match ?? []
  return path === undefined || workspaceId === undefined || view === undefined ? undefined : { workspaceId, view, path, search }
}
