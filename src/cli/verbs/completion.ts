import { Fault } from '../../shared/base/index.ts'
import { completionScript, SHELLS } from '../completion.ts'
import type { Verb } from '../verb.ts'

/** @param verbs all there are, this one among them */
export function completionVerb(verbs: () => readonly Verb[]): Verb {
  return {
    name: 'completion',
    summary: "print a shell's completion of this command",
    synopsis: SHELLS.join('|'),
    description: ['Prints a script that completes verbs and options. It is made from the same table as the help. It opens nothing.'],
    positionals: ['SHELL'],
    options: [],
    exits: [['0', 'printed']],
    examples: [
      ['source <(vbus completion bash)', 'in ~/.bashrc'],
      ['vbus completion zsh > ~/.zfunc/_vbus', 'in a folder of $fpath'],
      ['vbus completion fish > ~/.config/fish/completions/vbus.fish', 'for fish'],
    ],
    async run({ args, out }) {
      const [name = ''] = args.positionals
      const shell = SHELLS.find((each) => each === name)
      if (shell === undefined) throw new Fault('cli/usage', `one of ${SHELLS.join(', ')}, not "${name}"`)
      const script = completionScript(shell, verbs())
      out.result({ shell, script }, [script.trimEnd()])
      return 0
    },
  }
}
