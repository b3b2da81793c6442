import { createStore } from 'zustand/vanilla'
import type { TextStore } from '../features/settings/model.ts'
import { VIEWS, type ViewName } from '../place/views.ts'
import { DOCK_PANELS, type DockPanel } from './panels.ts'

export const ARRANGEMENTS_STORAGE = 'vbus.layout.v1'
/** Workspaces whose arrangement is kept; the one longest not opened gives way. */
export const ARRANGEMENTS_KEPT_MAX = 16
/** Longest arrangement of the views that is kept, as JSON text. */
export const CENTRE_CHARS_MAX = 16_384
/** Tabs of views at once. */
export const TABS_MAX = 9

export const INSPECTOR_PX = { min: 240, max: 640, usual: 320 } as const
export const DOCK_PX = { min: 120, max: 560, usual: 220 } as const

export interface ArrangementState {
  /** How the views lie, as the docking library writes it; undefined: one view fills the middle. */
  readonly centre: object | undefined
  readonly inspectorPx: number
  readonly dockPx: number
  readonly hasInspector: boolean
  /** The panel that is open below; undefined: none. */
  readonly dock: DockPanel | undefined
}

const USUAL: ArrangementState = {
  centre: undefined,
  inspectorPx: INSPECTOR_PX.usual,
  dockPx: DOCK_PX.usual,
  hasInspector: true,
  dock: undefined,
}

type Kept = Readonly<Record<string, ArrangementState>>

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function within(value: unknown, { min, max, usual }: { readonly min: number; readonly max: number; readonly usual: number }): number {
  return typeof value === 'number' && value >= min && value <= max ? Math.round(value) : usual
}

/** The views of an arrangement, in the order of its tabs; undefined when something in it is no view or there are too many. */
export function viewsOf(node: unknown): readonly ViewName[] | undefined {
  const found: ViewName[] = []
  const visit = (each: unknown, depth: number): boolean => {
    if (!isObject(each) || depth > 2 * TABS_MAX || found.length > TABS_MAX) return false
    if (each['type'] === 'tab') {
      const view = VIEWS.find((name) => name === each['component'])
      if (view !== undefined) found.push(view)
      return view !== undefined
    }
    const children = each['children'] ?? []
    return Array.isArray(children) && children.every((child) => visit(child, depth + 1))
  }
  return visit(node, 0) && found.length > 0 && found.length <= TABS_MAX ? found : undefined
}

function parseCentre(value: unknown): object | undefined {
  if (!isObject(value) || JSON.stringify(value).length > CENTRE_CHARS_MAX) return undefined
  return viewsOf(value['layout']) === undefined ? undefined : value
}

/** What was kept, member by member: a damaged one falls back to what is usual. */
export function parseArrangements(text: string | null): Kept {
  let kept: unknown
  try {
    kept = JSON.parse(text ?? '{}')
  } catch {
    return {}
  }
  if (!isObject(kept)) return {}
  const entries = Object.entries(kept).flatMap(([id, value]) => {
    if (!isObject(value)) return []
    const { centre, inspectorPx, dockPx, hasInspector, dock } = value
    const parsed: ArrangementState = {
      centre: parseCentre(centre),
      inspectorPx: within(inspectorPx, INSPECTOR_PX),
      dockPx: within(dockPx, DOCK_PX),
      hasInspector: hasInspector !== false,
      dock: DOCK_PANELS.find((panel) => panel === dock),
    }
    return [[id, parsed] as const]
  })
  return Object.fromEntries(entries.slice(-ARRANGEMENTS_KEPT_MAX))
}

/** What the middle of the window can be told, whatever library draws it. */
export interface Centre {
  /** The view that is in front, and another one beside it. */
  openBeside(view: ViewName): void
  closeFront(): void
  /** The next tab of a view gets the focus. */
  next(): void
  readonly tabs: () => number
}

/** How the parts of the window lie, kept on this machine for each workspace. */
export class Arrangement {
  readonly store = createStore<ArrangementState>(() => USUAL)
  /** Changes when the middle must be built anew. */
  readonly built = createStore<{ readonly times: number }>(() => ({ times: 0 }))
  /** While the middle is on screen. */
  centre: Centre | undefined
  readonly #texts: TextStore
  #workspaceId: string | undefined

  constructor(texts: TextStore) {
    this.#texts = texts
  }

  /** The window shows this workspace: its arrangement is taken from where it was kept. */
  open(workspaceId: string): void {
    if (workspaceId === this.#workspaceId) return
    this.#workspaceId = workspaceId
    const kept = parseArrangements(this.#texts.getItem(ARRANGEMENTS_STORAGE))[workspaceId]
    if (kept === undefined) return
    this.store.setState(kept, true)
    if (kept.centre !== undefined) this.#rebuild()
  }

  change(part: Partial<ArrangementState>): void {
    const { inspectorPx, dockPx, ...rest } = part
    this.store.setState({
      ...rest,
      ...(inspectorPx !== undefined && { inspectorPx: Math.min(INSPECTOR_PX.max, Math.max(INSPECTOR_PX.min, Math.round(inspectorPx))) }),
      ...(dockPx !== undefined && { dockPx: Math.min(DOCK_PX.max, Math.max(DOCK_PX.min, Math.round(dockPx))) }),
    })
    this.#keep()
  }

  /** As it came. */
  reset(): void {
    this.store.setState(USUAL, true)
    this.#keep()
    this.#rebuild()
  }

  #rebuild(): void {
    this.built.setState({ times: this.built.getState().times + 1 })
  }

  #keep(): void {
    if (this.#workspaceId === undefined) return
    const { [this.#workspaceId]: _, ...others } = parseArrangements(this.#texts.getItem(ARRANGEMENTS_STORAGE))
    const kept = Object.entries({ ...others, [this.#workspaceId]: this.store.getState() }).slice(-ARRANGEMENTS_KEPT_MAX)
    this.#texts.setItem(ARRANGEMENTS_STORAGE, JSON.stringify(Object.fromEntries(kept)))
  }
}
