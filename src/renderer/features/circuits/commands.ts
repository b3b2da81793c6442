import type { Command } from '../../commands/command.ts'
import type { Services } from '../../services.ts'
import { WORDS } from '../../words/circuits.ts'
import { nextEdge } from './canvas/walk.ts'
import { deskCommands } from './commands-desk.ts'
import type { DocumentState } from './model/circuit-document.ts'

const { commands: words, unavailable: why } = WORDS
/** Loaded when something is first edited: what edits YAML is no part of the first load. */
const acts = () => import('./model/acts.ts')
const layouts = () => import('./canvas/lay-out.ts')

type Check = (services: Services) => string | undefined
const stateOf = ({ circuits }: Services): DocumentState | undefined => circuits.document?.store.getState()

const hasDocument: Check = (services) => (stateOf(services) === undefined ? why.noDocument : undefined)
const isNow: Check = ({ time }) => (time.store.getState().mode === 'live' ? undefined : why.past)
const canEdit: Check = (services) =>
  hasDocument(services) ?? isNow(services) ?? (stateOf(services)?.isCurrent === true ? undefined : why.notCurrent)
const hasNode: Check = (services) => ((stateOf(services)?.selection.nodes.length ?? 0) > 0 ? undefined : why.noNode)
const canEditNode: Check = (services) => canEdit(services) ?? hasNode(services)

/** Keys of this view only, and not while typing. */
const local = { isLocal: true } as const

const document: readonly Command[] = [
  {
    id: 'circuits.save',
    title: words.save,
    keys: ['Ctrl+S'],
    undo: 'view',
    unavailable: (services) => {
      const missing = hasDocument(services) ?? (services.connection.bus === undefined ? why.offline : undefined)
      return missing ?? (services.circuits.document?.isUnsaved === true ? undefined : why.saved)
    },
    run: async ({ circuits, notices }) => {
      const path = circuits.document?.path ?? ''
      try {
        await circuits.save()
        notices.done(WORDS.files.saved(path), '')
      } catch (error) {
        notices.failed(WORDS.files.notSaved, error)
      }
    },
  },
  {
    id: 'circuits.undo',
    title: words.undo,
    keys: ['Ctrl+Z'],
    ...local,
    undo: 'document',
    unavailable: (services) => hasDocument(services) ?? isNow(services) ?? (stateOf(services)?.undo === undefined ? why.noUndo : undefined),
    run: ({ circuits }) => void circuits.document?.undo(),
  },
  {
    id: 'circuits.redo',
    title: words.redo,
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    ...local,
    undo: 'document',
    unavailable: (services) => hasDocument(services) ?? isNow(services) ?? (stateOf(services)?.redo === undefined ? why.noRedo : undefined),
    run: ({ circuits }) => void circuits.document?.redo(),
  },
  {
    id: 'circuits.create',
    title: words.create,
    keys: ['Shift+N'],
    undo: 'view',
    run: ({ circuits, navigation }) => {
      navigation.go('circuits')
      circuits.set({ panel: { kind: 'new' } })
    },
  },
  {
    id: 'circuits.reload',
    title: words.reload,
    undo: 'document',
    unavailable: (services) =>
      hasDocument(services) ?? isNow(services) ?? (services.connection.bus === undefined ? why.offline : undefined),
    run: ({ circuits }) => circuits.reload(WORDS.steps.reload),
  },
]

const editing: readonly Command[] = [
  {
    id: 'circuits.add',
    title: words.add,
    keys: ['a'],
    undo: 'document',
    unavailable: canEdit,
    run: ({ circuits }) => circuits.set({ panel: { kind: 'add', at: undefined, link: undefined } }),
  },
  {
    id: 'circuits.connect',
    title: words.connect,
    keys: ['c'],
    undo: 'document',
    unavailable: canEditNode,
    run: ({ circuits }) => circuits.set({ panel: { kind: 'connect' } }),
  },
  {
    id: 'circuits.rename',
    title: words.rename,
    keys: ['F2'],
    ...local,
    undo: 'document',
    unavailable: canEditNode,
    run: ({ circuits }) =>
      circuits.set({ panel: { kind: 'rename', node: circuits.document?.store.getState().selection.nodes.at(-1) ?? '' } }),
  },
  {
    id: 'circuits.remove',
    title: words.remove,
    keys: ['Delete', 'Backspace'],
    undo: 'document',
    unavailable: (services) => {
      const { nodes = [], edges = [] } = stateOf(services)?.selection ?? {}
      return canEdit(services) ?? (nodes.length + edges.length === 0 ? why.nothing : undefined)
    },
    run: async ({ circuits }) => {
      const { removeSelected } = await acts()
      if (circuits.document !== undefined) removeSelected(circuits.document)
      circuits.canvas?.focus()
    },
  },
  {
    id: 'circuits.select-all',
    title: words.selectAll,
    keys: ['Ctrl+A'],
    ...local,
    undo: 'view',
    unavailable: hasDocument,
    run: ({ circuits }) =>
      circuits.document?.select({ nodes: [...(circuits.document.store.getState().circuit?.nodes.keys() ?? [])], edges: [] }),
  },
  {
    id: 'circuits.copy',
    title: words.copy,
    undo: 'view',
    unavailable: (services) => hasDocument(services) ?? hasNode(services),
    run: async (services) => {
      const { circuits, host, notices } = services
      const fragment = circuits.document === undefined ? undefined : (await acts()).copySelected(circuits.document)
      if (fragment === undefined || circuits.document === undefined) return
      await host.copyText(fragment)
      const { layout, selection } = circuits.document.store.getState()
      circuits.copied = { fragment, layout }
      notices.done(words.copied(selection.nodes.length), '')
    },
  },
  {
    id: 'circuits.paste',
    title: words.paste,
    undo: 'document',
    unavailable: (services) => canEdit(services) ?? (services.circuits.copied === undefined ? why.noClipboard : undefined),
    run: async ({ circuits }) => {
      const { paste } = await acts()
      const { document: open, copied, canvas } = circuits
      if (open !== undefined && copied !== undefined)
        paste(open, copied.fragment, { at: canvas?.middle() ?? { x: 0, y: 0 }, layout: copied.layout })
    },
  },
  {
    id: 'circuits.duplicate',
    title: words.duplicate,
    keys: ['Ctrl+D'],
    ...local,
    undo: 'document',
    unavailable: canEditNode,
    run: async ({ circuits }) => {
      const { duplicate } = await acts()
      if (circuits.document !== undefined) duplicate(circuits.document)
    },
  },
]

const view: readonly Command[] = [
  {
    id: 'circuits.layout',
    title: words.layout,
    keys: ['l'],
    undo: 'document',
    unavailable: (services) => canEdit(services) ?? (services.circuits.store.getState().isLayingOut ? why.laying : undefined),
    run: async ({ circuits, notices }) => {
      const { layOut } = await layouts()
      if (circuits.document === undefined) return
      circuits.set({ isLayingOut: true })
      try {
        if (await layOut(circuits.document)) circuits.canvas?.fit()
      } catch (error) {
        notices.failed(WORDS.layout.failed, error)
      } finally {
        circuits.set({ isLayingOut: false })
      }
    },
  },
  {
    id: 'circuits.cancel-layout',
    title: words.cancelLayout,
    keys: ['Shift+L'],
    undo: 'view',
    unavailable: ({ circuits }) => (circuits.store.getState().isLayingOut ? undefined : why.notLaying),
    run: async () => (await layouts()).cancelLayout(),
  },
  {
    id: 'circuits.fit',
    title: words.fit,
    keys: ['f'],
    undo: 'view',
    unavailable: hasDocument,
    run: ({ circuits }) => circuits.canvas?.fit(),
  },
  otherEdge('circuits.next-edge', words.nextEdge, 'w', 1),
  otherEdge('circuits.previous-edge', words.previousEdge, 'Shift+W', -1),
  highlight('upstream', words.upstream, 'u'),
  highlight('downstream', words.downstream, 'd'),
  {
    id: 'circuits.no-highlight',
    title: words.noHighlight,
    keys: ['x'],
    undo: 'view',
    unavailable: ({ circuits }) => (circuits.store.getState().highlight === 'none' ? why.noHighlight : undefined),
    run: ({ circuits }) => circuits.set({ highlight: 'none' }),
  },
  {
    id: 'circuits.users',
    title: words.users,
    keys: ['t'],
    undo: 'view',
    unavailable: hasDocument,
    run: ({ circuits }) => circuits.set({ panel: { kind: 'topic-users' } }),
  },
  {
    id: 'circuits.open-part',
    title: words.openPart,
    keys: ['e'],
    undo: 'view',
    unavailable: (services) => {
      const state = stateOf(services)
      const node = state?.circuit?.nodes.get(state.selection.nodes.at(-1) ?? '')
      return node?.kind === 'circuit' ? undefined : why.noPart
    },
    run: ({ circuits }) => circuits.togglePart(circuits.document?.store.getState().selection.nodes.at(-1) ?? ''),
  },
  {
    id: 'circuits.compare',
    title: words.compare,
    keys: ['v'],
    undo: 'view',
    unavailable: (services) => hasDocument(services) ?? (services.connection.bus === undefined ? why.offline : undefined),
    run: ({ circuits }) => {
      const isCompared = circuits.store.getState().compared !== undefined
      circuits.set(isCompared ? { compared: undefined } : { panel: { kind: 'compare' } })
    },
  },
  {
    id: 'circuits.outline',
    title: words.outline,
    keys: ['o'],
    undo: 'view',
    run: ({ circuits }) => circuits.set({ hasOutline: !circuits.store.getState().hasOutline }),
  },
  panes('canvas', words.canvas, '1'),
  panes('both', words.both, '2'),
  panes('yaml', words.yaml, '3'),
]

/** Edges by keyboard: for a breakpoint, or to be removed. */
function otherEdge(id: Command['id'], title: string, key: string, by: 1 | -1): Command {
  const edgeOf = (services: Services): string | undefined => {
    const state = stateOf(services)
    return state?.circuit === undefined ? undefined : nextEdge(state.circuit, state.selection, by)
  }
  return {
    id,
    title,
    keys: [key],
    undo: 'view',
    unavailable: (services) => hasDocument(services) ?? (edgeOf(services) === undefined ? why.noEdge : undefined),
    run: (services) => {
      const edge = edgeOf(services)
      if (edge === undefined) return
      const { document: open, canvas } = services.circuits
      open?.select({ nodes: [], edges: [edge] })
      canvas?.revealSelected()
      requestAnimationFrame(() => canvas?.focus())
    },
  }
}

function highlight(way: 'upstream' | 'downstream', title: string, key: string): Command {
  return {
    id: `circuits.${way}`,
    title,
    keys: [key],
    undo: 'view',
    unavailable: (services) => hasDocument(services) ?? hasNode(services),
    run: ({ circuits }) => circuits.set({ highlight: circuits.store.getState().highlight === way ? 'none' : way }),
  }
}

function panes(which: 'canvas' | 'both' | 'yaml', title: string, key: string): Command {
  return { id: `circuits.${which}`, title, keys: [key], undo: 'view', run: ({ circuits }) => circuits.set({ panes: which }) }
}

/** What can be done in this view. */
export const commands: readonly Command[] = [...document, ...editing, ...view, ...deskCommands]
