import { COMMON_OPTIONS, type OptionRow, type Verb } from './verb.ts'

const INDENT = '    '

/** The statuses of docs/reference/cli.md, in order. */
export const EXIT_ROWS: readonly (readonly [status: string, meaning: string])[] = [
  ['0', 'done; for a verb that verifies: it holds'],
  ['1', 'unexpected: a bug, please report it'],
  ['2', 'usage: unknown verb or option, bad value, invalid file, device not declared'],
  ['3', 'refused by authorisation, quota or policy'],
  ['4', 'not available: no engine, busy, locked, untrusted workspace, existing workspace, timed out'],
  ['5', 'the breaker is open: nothing was started'],
  ['10', 'DATA_BREAKDOWN'],
  ['11', 'VALIDATION_BREACH'],
  ['12', 'COMPUTE_HALT'],
  ['13', 'SECURITY_FAILURE, or a verification that fails'],
  ['130', 'cancelled'],
]

/** Breaks a paragraph at word ends; a longer word stands alone. */
export function wrap(text: string, width: number, indent: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  if (line !== '') lines.push(indent + line)
  return lines
}

/** The page of the command: every verb in a line. */
export function commandHelp(verbs: readonly Verb[], columns: number): string {
  return page([
    ['NAME', wrap('vbus - run deterministic pipelines on one governed bus, and prove afterwards what ran', columns, INDENT)],
    ['SYNOPSIS', [`${INDENT}vbus VERB [ARGUMENT]... [OPTION]...`, `${INDENT}vbus VERB --help`]],
    [
      'VERBS',
      table(
        verbs.map((verb) => [verb.name, verb.summary] as const),
        columns,
      ),
    ],
    ['COMMON OPTIONS', optionLines(COMMON_OPTIONS, columns)],
    ['ENGINE', engineText(columns)],
    ['EXIT STATUS', table(EXIT_ROWS, columns)],
    [
      'EXAMPLES',
      exampleLines([
        ['vbus init my-rig --from movies', 'make a workspace from the sample and trust it'],
        ['vbus run --workspace my-rig', 'run the pipeline once'],
        ['vbus audit verify my-rig', 'check that nothing on its record was altered'],
      ]),
    ],
    ['SEE ALSO', [`${INDENT}docs/reference/cli.md, docs/reference/workspace.md, docs/reference/errors.md`]],
  ])
}

/** A verb's manual page. */
export function verbHelp(verb: Verb, columns: number): string {
  const paragraphs = verb.description.flatMap((text, at) => [...(at === 0 ? [] : ['']), ...wrap(text, columns, INDENT)])
  const own = verb.options.length === 0 ? [] : [['OPTIONS', optionLines(verb.options, columns)] as const]
  const exits = [...verb.exits, ['1, 2, 3, 4', 'unexpected, usage, refused, not available: see vbus --help'] as const]
  return page([
    ['NAME', wrap(`vbus ${verb.name} - ${verb.summary}`, columns, INDENT)],
    ['SYNOPSIS', wrap(`vbus ${verb.name} ${verb.synopsis}`.trim(), columns, INDENT)],
    ['DESCRIPTION', paragraphs],
    ...own,
    ['COMMON OPTIONS', optionLines(COMMON_OPTIONS, columns)],
    ['EXIT STATUS', table(exits, columns)],
    ['EXAMPLES', exampleLines(verb.examples)],
  ])
}

/** The page of a family of verbs such as `audit`. */
export function familyHelp(family: string, verbs: readonly Verb[], columns: number): string {
  return page([
    ['SYNOPSIS', verbs.map((verb) => `${INDENT}vbus ${verb.name} ${verb.synopsis}`.trimEnd())],
    [
      'VERBS',
      table(
        verbs.map((verb) => [verb.name, verb.summary] as const),
        columns,
      ),
    ],
    ['SEE ALSO', [`${INDENT}vbus ${family} VERB --help`]],
  ])
}

function engineText(columns: number): string[] {
  const text =
    'Without --url a verb that needs the bus attaches to the engine that runs on the workspace, over its socket, and starts one for as long as it runs when there is none; ' +
    "stop, release, ui, quota, operators, jobs list, jobs watch and jobs cancel need a running one. Either way the identity is the workspace owner's, by the person key in $VBUS_CONFIG_DIR " +
    '(default: $XDG_CONFIG_HOME/vbus, ~/.config/vbus). No verb ever asks a question.'
  return wrap(text, columns, INDENT)
}

function page(sections: readonly (readonly [title: string, lines: readonly string[]])[]): string {
  return `${sections.map(([title, lines]) => [title, ...lines].join('\n')).join('\n\n')}\n`
}

function optionLines(rows: readonly OptionRow[], columns: number): string[] {
  return rows.flatMap((row) => {
    const short = row.short === undefined ? '' : `-${row.short}, `
    const value = row.value === undefined ? '' : ` ${row.value}`
    const often = row.isRepeatable === true ? ' ...' : ''
    return [`${INDENT}${short}--${row.name}${value}${often}`, ...wrap(row.help, columns, INDENT + INDENT)]
  })
}

function table(rows: readonly (readonly [string, string])[], columns: number): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  return rows.flatMap(([name, text]) => {
    const [first = '', ...more] = wrap(text, columns, INDENT + ' '.repeat(width))
    return [INDENT + name.padEnd(width) + first.trimStart(), ...more]
  })
}

function exampleLines(rows: readonly (readonly [string, string])[]): string[] {
  return rows.flatMap(([command, meaning], at) => [...(at === 0 ? [] : ['']), `${INDENT}${command}`, `${INDENT}${INDENT}${meaning}`])
}
