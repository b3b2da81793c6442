import { formatSelection, parseSelection, type Selection } from './selection.ts'
import { VIEWS, type ViewName } from './views.ts'

/** A place in the control room. Links name a workspace by its id: never a path, never a command. */
export interface Place {
  readonly view: ViewName
  readonly selection: Selection | undefined
  /** Where the time cursor stands: a bus position, undefined for live. */
  readonly pos: string | undefined
  /** The view's filter. */
  readonly query: string
}

/** Longest filter a link may carry, and longest link that is read. */
export const LINK_QUERY_CHARS_MAX = 1_024
export const LINK_CHARS_MAX = 4_096

/** `/w/<workspace id>/<view>?sel=&pos=&q=`: behind `vbus:/` in the desktop app, behind the engine's address in a browser. */
export function formatPath(workspaceId: string, { view, selection, pos, query }: Place): string {
  const parameters = new URLSearchParams()
  if (selection !== undefined) parameters.set('sel', formatSelection(selection))
  if (pos !== undefined) parameters.set('pos', pos)
  if (query !== '') parameters.set('q', query)
  const search = parameters.toString()
  return `/w/${workspaceId}/${view}${search === '' ? '' : `?${search}`}`
}

export const formatLink = (workspaceId: string, place: Place): string => `vbus:/${formatPath(workspaceId, place)}`

/** A link or the path of one; undefined for anything that is not exactly one. A member that means nothing is left out. */
export function parseLink(text: string): { readonly workspaceId: string; readonly place: Place } | undefined {
  if (text.length > LINK_CHARS_MAX) return undefined
  const match = /^(?:vbus:\/)?\/w\/([0-9a-f-]{36})\/([a-z]+)\/?(?:\?([^#]*))?$/.exec(text)
  const view = VIEWS.find((name) => name === match?.[2])
  const workspaceId = match?.[1]
  if (view === undefined || workspaceId === undefined) return undefined
  const parameters = new URLSearchParams(match?.[3] ?? '')
  const pos = parameters.get('pos') ?? ''
  const query = parameters.get('q') ?? ''
  return {
    workspaceId,
    place: {
      view,
      selection: parseSelection(parameters.get('sel') ?? ''),
      pos: /^\d{1,19}$/.test(pos) ? pos : undefined,
      query: query.length <= LINK_QUERY_CHARS_MAX ? query : '',
    },
  }
}
