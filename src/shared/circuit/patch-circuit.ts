import { Fault } from '../base/index.ts'
import { applyPatches, joinPatches, type TextPatch, YamlEditError, YamlEditor, type YamlPath, type YamlValue } from '../yaml/index.ts'
import { type FragmentNames, readFragment } from './fragment.ts'
import { GRAMMAR, isOfGrammar } from './members.ts'

type Members = { readonly [name: string]: YamlValue }

/** An edge as the file writes it. */
export interface EdgeText {
  readonly from: string
  readonly to: string
  readonly where?: string
  readonly schema?: string
  readonly durable?: boolean
}

/** One act on the text of a circuit. Values are as the file writes them (`within_ms`, not `withinMs`). */
export type CircuitEdit =
  | { readonly do: 'addNode'; readonly name: string; readonly node: Members; readonly after?: string }
  | { readonly do: 'removeNodes'; readonly names: readonly string[] }
  | { readonly do: 'renameNode'; readonly from: string; readonly to: string }
  | { readonly do: 'setMember'; readonly path: YamlPath; readonly value: YamlValue | undefined }
  | { readonly do: 'addEdge'; readonly edge: EdgeText }
  | { readonly do: 'removeEdges'; readonly indexes: readonly number[] }
  | { readonly do: 'pasteFragment'; readonly fragment: string }

export interface PatchedText {
  readonly text: string
  readonly patches: readonly TextPatch[]
}

/** Edits of one act. */
const EDITS_MAX = 10_000

/**
 * Changes the text of a circuit by patches that touch nothing else. The text need not be a valid circuit, but must be YAML with the parts that are edited.
 * What comes out is parsed again and compared with what was meant.
 * @throws Fault `circuit/edit-refused` (nothing there, a name taken), `circuit/shared-text` (inside an alias), `circuit/patch-failed`
 */
export function editCircuit(text: string, edits: readonly CircuitEdit[]): PatchedText {
  if (edits.length > EDITS_MAX) throw new Fault('circuit/edit-refused', `${edits.length} edits at once, more than ${EDITS_MAX}`)
  let patches: readonly TextPatch[] = []
  let now = text
  for (const [index, edit] of edits.entries()) {
    const next = edit.do === 'setMember' ? setMember(now, edit) : editOnce(now, edit)
    patches = index === 0 ? next.patches : joinPatches(text.length, patches, next.patches)
    now = next.text
  }
  return { text: applyPatches(text, patches), patches }
}

export const addNode = (text: string, edit: { readonly name: string; readonly node: Members; readonly after?: string }): PatchedText =>
  editOnce(text, { do: 'addNode', ...edit })
/** Takes nodes away with the edges, inputs and outputs that name them. */
export const removeNodes = (text: string, names: readonly string[]): PatchedText => editOnce(text, { do: 'removeNodes', names })
/** Renames a node where it is, and in every edge, input and output. */
export const renameNode = (text: string, edit: { readonly from: string; readonly to: string }): PatchedText =>
  editOnce(text, { do: 'renameNode', ...edit })
/** Sets a member, or with undefined takes it away. */
export function setMember(text: string, { path, value }: { readonly path: YamlPath; readonly value: YamlValue | undefined }): PatchedText {
  const kept = keptMembers(rootOf(text), path, value)
  if (kept === undefined) return editOnce(text, { do: 'setMember', path, value })
  // Members go and others come: one after the other, so that comments between them stay.
  const first = editOnce(text, { do: 'setMember', path, value: kept })
  const second = editOnce(first.text, { do: 'setMember', path, value })
  return { text: second.text, patches: joinPatches(text.length, first.patches, second.patches) }
}

/** What of a mapping stays when it is set to a value that leaves some members out and brings others; undefined where it does not do both. */
function keptMembers(root: YamlValue, path: YamlPath, value: YamlValue | undefined): Members | undefined {
  const before = path.reduce<YamlValue | undefined>(
    (at, step) => (typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Members)[step] : undefined),
    root,
  )
  if (!isMembers(before) || !isMembers(value)) return undefined
  const kept = Object.entries(value).filter(([name]) => Object.hasOwn(before, name))
  const isBoth = kept.length > 0 && kept.length < Object.keys(before).length && kept.length < Object.keys(value).length
  return isBoth ? Object.fromEntries(kept) : undefined
}
export const addEdge = (text: string, edge: EdgeText): PatchedText => editOnce(text, { do: 'addEdge', edge })
export const removeEdges = (text: string, indexes: readonly number[]): PatchedText => editOnce(text, { do: 'removeEdges', indexes })
/** Adds the nodes and edges of a fragment; names that are taken become NAME-2, NAME-3, … (`names` says which). */
export function pasteFragment(text: string, fragment: string): PatchedText & { readonly names: FragmentNames } {
  const names = fragmentNames(rootOf(text), fragment)
  return { ...editOnce(text, { do: 'pasteFragment', fragment }), names }
}

/**
 * The patches of edits without the proof that they do what is meant; undefined where there are none. For fixes that a person may take or leave.
 * @param edits each refers to the text as it is, and none touches what another one does
 */
export function draftOn(editor: YamlEditor, edits: readonly CircuitEdit[]): readonly TextPatch[] | undefined {
  try {
    for (const edit of edits) ACTS[edit.do](editor, edit as never)
    return editor.drafted()
  } catch (error) {
    if (error instanceof Fault || error instanceof YamlEditError) return undefined
    throw error
  }
}

function editOnce(text: string, edit: CircuitEdit): PatchedText {
  try {
    const editor = readEditor(text)
    return editor.finish(ACTS[edit.do](editor, edit as never))
  } catch (error) {
    throw toFault(error)
  }
}

function rootOf(text: string): YamlValue {
  try {
    return readEditor(text).value()
  } catch (error) {
    throw toFault(error)
  }
}

const readEditor = (text: string): YamlEditor => new YamlEditor(text)

const CODES = {
  failed: 'circuit/patch-failed',
  shared: 'circuit/shared-text',
  absent: 'circuit/edit-refused',
  unreadable: 'circuit/edit-refused',
} as const
const toFault = (error: unknown): unknown =>
  error instanceof YamlEditError ? new Fault(CODES[error.problem], error.message, {}, { cause: error }) : error

const refused = (message: string): Fault => new Fault('circuit/edit-refused', message)

type Acts = { readonly [D in CircuitEdit['do']]: (editor: YamlEditor, edit: Extract<CircuitEdit, { do: D }>) => YamlValue }

const isMembers = (value: YamlValue | undefined): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value)
const membersOf = (value: YamlValue | undefined): Members => (isMembers(value) ? value : {})
const listOf = (value: YamlValue | undefined): readonly YamlValue[] => (Array.isArray(value) ? (value as readonly YamlValue[]) : [])
const nodeOf = (endpoint: YamlValue | undefined): string | undefined =>
  typeof endpoint === 'string' ? endpoint.split('.', 1)[0] : undefined
const withMembers = (root: Members, members: Members): Members => ({ ...root, ...members })

function checkName(name: string, nodes: Members): void {
  if (!isOfGrammar('name', name)) throw refused(`${name} is no name of a node. ${GRAMMAR.name.say}`)
  if (Object.hasOwn(nodes, name)) throw refused(`there is a node ${name} already`)
}

/** Each act drafts its patches and returns what the whole text is to say then. */
const ACTS: Acts = {
  addNode(editor, { name, node, after }) {
    const root = membersOf(editor.value())
    const nodes = membersOf(root['nodes'])
    checkName(name, nodes)
    editor.add(['nodes'], [{ name, value: node }], after)
    const entries = Object.entries(nodes)
    const index = after === undefined ? -1 : entries.findIndex(([each]) => each === after)
    entries.splice(index < 0 ? entries.length : index + 1, 0, [name, node])
    return withMembers(root, { nodes: Object.fromEntries(entries) })
  },

  removeNodes(editor, { names }) {
    const root = membersOf(editor.value())
    const gone = new Set(names)
    for (const name of gone) if (!Object.hasOwn(membersOf(root['nodes']), name)) throw refused(`there is no node ${name}`)
    editor.remove(['nodes'], [...gone])
    const meant: Record<string, YamlValue> = { ...root, nodes: without(membersOf(root['nodes']), [...gone]) }
    const touches = (edge: YamlValue): boolean => isMembers(edge) && [edge['from'], edge['to']].some((end) => gone.has(nodeOf(end) ?? ''))
    const edges = listOf(root['edges'])
    const indexes = edges.flatMap((edge, index) => (touches(edge) ? [index] : []))
    if (indexes.length > 0) {
      editor.remove(['edges'], indexes)
      meant['edges'] = edges.filter((edge) => !touches(edge))
    }
    for (const side of ['inputs', 'outputs']) {
      const ports = membersOf(root[side])
      const dead = Object.keys(ports).filter((port) => gone.has(nodeOf(ports[port]) ?? ''))
      if (dead.length === 0) continue
      editor.remove([side], dead)
      meant[side] = without(ports, dead)
    }
    return meant
  },

  renameNode(editor, { from, to }) {
    const root = membersOf(editor.value())
    const nodes = membersOf(root['nodes'])
    if (!Object.hasOwn(nodes, from)) throw refused(`there is no node ${from}`)
    if (from === to) return root
    checkName(to, nodes)
    editor.rename(['nodes', from], to)
    const renamed = (endpoint: YamlValue, path: YamlPath): YamlValue => {
      if (nodeOf(endpoint) !== from) return endpoint
      const next = to + (endpoint as string).slice(from.length)
      editor.set(path, next)
      return next
    }
    const meant: Record<string, YamlValue> = { ...root }
    meant['nodes'] = Object.fromEntries(Object.entries(nodes).map(([name, node]) => [name === from ? to : name, node]))
    if (Array.isArray(root['edges']))
      meant['edges'] = listOf(root['edges']).map((edge, index) =>
        isMembers(edge)
          ? Object.fromEntries(
              Object.entries(edge).map(([name, value]) => [
                name,
                name === 'from' || name === 'to' ? renamed(value, ['edges', index, name]) : value,
              ]),
            )
          : edge,
      )
    for (const side of ['inputs', 'outputs'])
      if (isMembers(root[side]))
        meant[side] = Object.fromEntries(Object.entries(membersOf(root[side])).map(([port, value]) => [port, renamed(value, [side, port])]))
    return meant
  },

  setMember(editor, { path, value }) {
    const root = editor.value()
    editor.set(path, value)
    return meantBySet(root, path, value)
  },

  addEdge(editor, { edge }) {
    const root = membersOf(editor.value())
    const written = Object.fromEntries(
      (['from', 'to', 'where', 'schema', 'durable'] as const).flatMap((name) => (edge[name] === undefined ? [] : [[name, edge[name]]])),
    ) as Members
    editor.add(['edges'], [{ name: undefined, value: written }])
    return withMembers(root, { edges: [...listOf(root['edges']), written] })
  },

  removeEdges(editor, { indexes }) {
    const root = membersOf(editor.value())
    const edges = listOf(root['edges'])
    for (const index of indexes) if (edges[index] === undefined) throw refused(`there is no edge ${index}`)
    editor.remove(['edges'], indexes)
    const gone = new Set(indexes)
    return indexes.length === 0 ? root : withMembers(root, { edges: edges.filter((_, index) => !gone.has(index)) })
  },

  pasteFragment(editor, { fragment }) {
    const root = membersOf(editor.value())
    const { nodes, edges } = readFragment(fragment)
    const names = fragmentNames(root, fragment)
    const renamed = nodes.map(([name, node]) => ({ name: names.get(name) ?? name, value: node }))
    const moved = edges.map((edge) => {
      const end = (text: string): string => {
        const node = nodeOf(text) ?? ''
        return (names.get(node) ?? node) + text.slice(node.length)
      }
      return { ...edge, from: end(edge.from), to: end(edge.to) } as Members
    })
    if (renamed.length > 0) editor.add(['nodes'], renamed)
    if (moved.length > 0)
      editor.add(
        ['edges'],
        moved.map((value) => ({ name: undefined, value })),
      )
    const meant: Record<string, YamlValue> = { ...root }
    if (renamed.length > 0)
      meant['nodes'] = { ...membersOf(root['nodes']), ...Object.fromEntries(renamed.map(({ name, value }) => [name, value])) }
    if (moved.length > 0) meant['edges'] = [...listOf(root['edges']), ...moved]
    return meant
  },
}

function fragmentNames(root: YamlValue, fragment: string): FragmentNames {
  const taken = new Set(Object.keys(membersOf(membersOf(root)['nodes'])))
  const names = new Map<string, string>()
  for (const [name] of readFragment(fragment).nodes) {
    let free = name
    for (let count = 2; taken.has(free); count++) free = `${name.slice(0, 58)}-${count}`
    taken.add(free)
    names.set(name, free)
  }
  return names
}

const without = (members: Members, names: readonly string[]): Members =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)))

/** The value with the member at a path set or taken away. */
function meantBySet(value: YamlValue, path: YamlPath, set: YamlValue | undefined): YamlValue {
  const [step, ...rest] = path
  if (step === undefined) return set ?? null
  if (Array.isArray(value)) {
    const items = [...(value as readonly YamlValue[])]
    if (rest.length === 0 && set === undefined) items.splice(Number(step), 1)
    else items[Number(step)] = meantBySet(items[Number(step)] ?? null, rest, set)
    return items
  }
  if (typeof step === 'number' && !isMembers(value)) return [meantBySet(null, rest, set)]
  const members = membersOf(value)
  if (rest.length === 0 && set === undefined) return without(members, [String(step)])
  return { ...members, [step]: meantBySet(members[step] ?? null, rest, set) }
}
