import { Fault } from '../shared/base/index.ts'
import { parseVerbArguments, splitVerb } from './arguments.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'
import { commandHelp, familyHelp, verbHelp } from './help.ts'
import type { CliHost } from './host.ts'
import { Output } from './output.ts'
import type { Verb } from './verb.ts'
import { VERBS } from './verbs/index.ts'

/**
 * Runs one command line.
 * @param argv what follows `vbus`.
 * @returns the exit status. Never throws: an unmapped failure is status 1 and says that it is a bug.
 */
export async function runCli(argv: readonly string[], host: CliHost): Promise<number> {
  try {
    return await dispatch(argv, host, new Output(argv.includes('--json'), host))
  } catch (error) {
    return reportFailure(argv, host, error)
  }
}

/** Says what went wrong in the form that `argv` asks for. @returns the exit status. */
export function reportFailure(argv: readonly string[], host: CliHost, error: unknown): number {
  const fault = Fault.from(error)
  new Output(argv.includes('--json'), host).failure(fault)
  const { cause } = fault
  const stack = cause instanceof Error ? cause.stack : fault.stack
  if (fault.code === 'internal/unexpected' && host.user.env.VBUS_DEBUG !== undefined) host.stderr(`${stack}\n`)
  return exitCodeOf(fault.code)
}

async function dispatch(argv: readonly string[], host: CliHost, out: Output): Promise<number> {
  if (argv.length === 1 && argv[0] === '--version') return await dispatch(['version'], host, out)
  const names = VERBS.map((verb) => verb.name)
  const { name, rest } = splitVerb(argv, names)
  if (name === undefined || (name === 'help' && rest.join() !== '--help')) return helpPage(name === undefined ? [] : rest, argv, host)
  const verb = VERBS.find((each) => each.name === name)
  if (verb === undefined) return familyPage(name, rest, host)
  const args = parseVerbArguments(verb, rest, host.cwd)
  if (args.flag('help')) {
    host.stdout(verbHelp(verb, host.columns))
    return EXIT.done
  }
  return await verb.run({ args, out, host })
}

/** `vbus`, `vbus --help`, `vbus help [VERB]`. Without any word it is a usage fault, so that a script's slip is seen. */
function helpPage(words: readonly string[], argv: readonly string[], host: CliHost): number {
  const asked = words.filter((word) => !word.startsWith('-')).join(' ')
  if (asked !== '') {
    const verb = VERBS.find((each) => each.name === asked)
    if (verb === undefined) return familyPage(asked, ['--help'], host)
    host.stdout(verbHelp(verb, host.columns))
    return EXIT.done
  }
  if (argv.some((word) => ['help', '--help', '-h'].includes(word))) {
    host.stdout(commandHelp(VERBS, host.columns))
    return EXIT.done
  }
  throw new Fault('cli/usage', 'a verb is needed')
}

function familyPage(family: string, rest: readonly string[], host: CliHost): number {
  const verbs: readonly Verb[] = VERBS.filter((verb) => verb.name.startsWith(`${family} `))
  const words = verbs.map((verb) => verb.name.slice(family.length + 1))
  if (verbs.length === 0) throw new Fault('cli/usage', `unknown verb "${family}"`)
  if (!rest.some((word) => ['--help', '-h'].includes(word)))
    throw new Fault('cli/usage', `vbus ${family}: one of ${words.join(', ')} is needed`)
  host.stdout(familyHelp(family, verbs, host.columns))
  return EXIT.done
}
