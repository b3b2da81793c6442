import { COMMON_OPTIONS, type OptionRow, type Verb } from './verb.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

/** What may follow some words of a command line. */
interface Branch {
  /** `vbus`, `vbus audit`, `vbus audit verify`. */
  readonly words: string
  readonly next: readonly { readonly word: string; readonly help: string }[]
  readonly options: readonly OptionRow[]
}

/** The tree of verbs, from the same table as the help. */
function branches(verbs: readonly Verb[]): Branch[] {
  const firsts = new Map<string, string>()
  const families = new Map<string, Branch['next'][number][]>()
  for (const { name, summary } of verbs) {
    const [first = '', second] = name.split(' ')
    if (second === undefined || !firsts.has(first)) firsts.set(first, second === undefined ? summary : `${first} …`)
    if (second !== undefined) families.set(first, [...(families.get(first) ?? []), { word: second, help: summary }])
  }
  const own = (name: string): readonly OptionRow[] => verbs.find((verb) => verb.name === name)?.options ?? []
  const root: Branch = { words: '', next: [...firsts].map(([word, help]) => ({ word, help })), options: [] }
  const inner = [...families].map(([first, next]) => ({ words: first, next, options: own(first) }))
  const leaves = verbs.filter(({ name }) => !families.has(name)).map(({ name, options }) => ({ words: name, next: [], options }))
  return [root, ...inner, ...leaves]
}

const flags = (rows: readonly OptionRow[]): string => [...rows, ...COMMON_OPTIONS].map(({ name }) => `--${name}`).join(' ')
/** Inside single quotes of a POSIX shell; summaries are our own, this is against an apostrophe in one. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
const takesValue = [...COMMON_OPTIONS].filter(({ value }) => value !== undefined).map(({ name }) => `--${name}`)

function bash(verbs: readonly Verb[]): string {
  const cases = branches(verbs).map(
    ({ words, next, options }) => `    ${quoted(words)}) words=${quoted([...next.map(({ word }) => word), flags(options)].join(' '))} ;;`,
  )
  return `# vbus completion for bash: source <(vbus completion bash)
_vbus() {
  local cur=\${COMP_WORDS[COMP_CWORD]} at='' words='' i word skip=''
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [ -n "$skip" ]; then skip=''; continue; fi
    case $word in
      ${takesValue.join('|')}) skip=1 ;;
      -*) ;;
      *) case " \${at} " in *' '*' '*' '*) ;; *) at="\${at:+$at }$word" ;; esac ;;
    esac
  done
  [ -n "$skip" ] && { mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return; }
  while :; do
    case $at in
${cases.join('\n')}
    esac
    [ -n "$words" ] && break
    case $at in *' '*) at=\${at% *} ;; *) break ;; esac
  done
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  [ \${#COMPREPLY[@]} -eq 0 ] && mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}
complete -F _vbus vbus
`
}

function zsh(verbs: readonly Verb[]): string {
  const describe = (word: string, help: string): string => quoted(`${word.replaceAll(':', '\\:')}:${help.replaceAll(':', '\\:')}`)
  const cases = branches(verbs).map(({ words, next, options }) => {
    const rows = [...next, ...[...options, ...COMMON_OPTIONS].map(({ name, help }) => ({ word: `--${name}`, help }))]
    return `    ${quoted(words)}) items=(${rows.map(({ word, help }) => describe(word, help)).join(' ')}) ;;`
  })
  return `#compdef vbus
# vbus completion for zsh: source <(vbus completion zsh), or a file _vbus in $fpath
_vbus() {
  local at='' word i
  local -a items
  for ((i = 2; i < CURRENT; i++)); do
    word=\${words[i]}
    [[ $word == -* ]] && continue
    at="\${at:+$at }$word"
  done
  while true; do
    case $at in
${cases.join('\n')}
    esac
    (( \${#items} )) && break
    [[ $at == *' '* ]] || break
    at=\${at% *}
  done
  _describe 'vbus' items || _files
}
compdef _vbus vbus
`
}

function fish(verbs: readonly Verb[]): string {
  const lines = branches(verbs).flatMap(({ words, next, options }) => {
    const seen = words.split(' ').filter((word) => word !== '')
    const condition = seen.length === 0 ? '__fish_use_subcommand' : seen.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ')
    const already = next.map(({ word }) => word).join(' ')
    const first = seen.length === 0 || next.length === 0 ? condition : `${condition}; and not __fish_seen_subcommand_from ${already}`
    return [
      ...next.map(({ word, help }) => `complete -c vbus -n ${quoted(first)} -f -a ${word} -d ${quoted(help)}`),
      ...options.map((row) => option(row, `-n ${quoted(condition)}`)),
    ]
  })
  return `# vbus completion for fish: vbus completion fish | source
${[...COMMON_OPTIONS.map((row) => option(row, '')), ...lines].join('\n')}
`
}

function option({ name, short, value, help }: OptionRow, condition: string): string {
  const parts = ['complete -c vbus', condition, short === undefined ? '' : `-s ${short}`, `-l ${name}`, value === undefined ? '' : '-r']
  return [...parts.filter((part) => part !== ''), `-d ${quoted(help)}`].join(' ')
}

/** A shell's completion of the whole command line. */
export function completionScript(shell: Shell, verbs: readonly Verb[]): string {
  return { bash, zsh, fish }[shell](verbs)
}
