import { parseLinkPath } from '../../shared/host/index.ts'
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

/** Longest filter a link may carry. */
export const LINK_QUERY_CHARS_MAX = 1_024

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
  const link = parseLinkPath(text)
  const view = VIEWS.find((name) => name === link?.view)
  if (link === undefined || view === undefined) return undefined
  const { workspaceId, search } = link
  const parameters = new URLSearchParams(search)
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
