import { Fault } from '../../../../shared/base/index.ts'
import { YamlEditError, YamlEditor, type YamlValue } from '../../../../shared/yaml/index.ts'

/** Who serves a node, as a binding file writes it. */
export interface ServedText {
  readonly operator: string
  readonly simulated: boolean
}

/** The text of a new binding file. */
export function newBindingText(name: string, circuit: string, serves: ReadonlyMap<string, ServedText>): string {
  const rows = [...serves]
    .map(([node, { operator, simulated }]) => `  ${node}: {operator: ${operator}, simulated: ${simulated}}\n`)
    .join('')
  return `format: arqonbus.binding.v1\nname: ${name}\ncircuit: ${circuit}\nserves:${rows === '' ? ' {}\n' : `\n${rows}`}`
}

/**
 * The binding with a node served by another component; undefined: by whoever serves its topic. What else the text says stays byte for byte.
 * @throws Fault `circuit/patch-failed` where the text is no binding, or patched would not say what is meant
 */
export function bindNode(text: string, node: string, served: ServedText | undefined): string {
  try {
    const editor = new YamlEditor(text)
    const before = editor.value()
    const { serves, ...others } = isMembers(before) ? before : {}
    if (!isMembers(serves)) throw new Fault('circuit/patch-failed', 'the binding file has no `serves`')
    if (served === undefined && serves[node] === undefined) return text
    const { [node]: _, ...rest } = serves
    const value = served === undefined ? undefined : { operator: served.operator, simulated: served.simulated }
    editor.set(['serves', node], value)
    return editor.finish({ ...others, serves: value === undefined ? rest : { ...serves, [node]: value } }).text
  } catch (error) {
    if (error instanceof YamlEditError) throw new Fault('circuit/patch-failed', error.message)
    throw error
  }
}

const isMembers = (value: YamlValue | undefined): value is Readonly<Record<string, YamlValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
