import { isMap, isScalar, parseDocument } from 'yaml'

/** A value as YAML and JSON know it. */
export type YamlValue = null | boolean | number | string | readonly YamlValue[] | { readonly [name: string]: YamlValue }

/** Words that need no quotes anywhere: not read as anything but text by any YAML. */
const PLAIN = /^(?:\.\.?\/)*[A-Za-z_][A-Za-z0-9_./-]*$/
const READ_AS_OTHERS = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i
const isControl = (char: string): boolean =>
  char < ' ' || (char >= '\u007f' && char <= '\u009f') || '\u2028\u2029\ufeff\u0085'.includes(char)
const hasControl = (text: string): boolean => [...text].some(isControl)

/** A string in single quotes where that can be, in double quotes where not; bare only where nobody could misread it. */
export function writeText(text: string): string {
  if (PLAIN.test(text) && !READ_AS_OTHERS.test(text)) return text
  return hasControl(text) ? doubleQuoted(text) : singleQuoted(text)
}

const singleQuoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

const writeScalar = (value: null | boolean | number | string): string => (typeof value === 'string' ? writeText(value) : String(value))

/** A value on one line: `{kind: filter, where: 'payload.ok'}`. */
export function writeFlow(value: YamlValue): string {
  if (typeof value !== 'object' || value === null) return writeScalar(value)
  if (Array.isArray(value)) return `[${value.map(writeFlow).join(', ')}]`
  return `{${Object.entries(value)
    .map(([name, item]) => `${writeText(name)}: ${writeFlow(item as YamlValue)}`)
    .join(', ')}}`
}

/** How a scalar was written: in this style its new value is written, where it can be. */
export interface ScalarStyle {
  readonly type: string | undefined
  readonly isInFlow: boolean
}

export function writeLike(value: null | boolean | number | string, { type, isInFlow }: ScalarStyle): string {
  if (typeof value !== 'string') return writeScalar(value)
  if (type === 'QUOTE_DOUBLE') return doubleQuoted(value)
  if (type === 'QUOTE_SINGLE' && !hasControl(value)) return singleQuoted(value)
  return type === 'PLAIN' && isPlain(value, isInFlow) ? value : writeText(value)
}

/** Whether a text stands for itself without quotes at such a place. */
function isPlain(text: string, isInFlow: boolean): boolean {
  if (text === '' || text.trim() !== text || hasControl(text)) return false
  const document = parseDocument(isInFlow ? `{k: ${text}}` : `k: ${text}`, { version: '1.2', schema: 'core' })
  if (document.errors.length > 0 || document.warnings.length > 0 || !isMap(document.contents)) return false
  const { items } = document.contents
  const value = items[0]?.value
  return items.length === 1 && isScalar(value) && value.value === text && value.anchor === undefined && value.tag === undefined
}
