import type { By, Caught, Cheats, Twins } from './cheat.ts'

const HEAD = `# Cheats

What people have wanted from a rig that measures them, tried on the product as it is: \`npm run lab:cheat\` (\`--only NAME,NAME\`, \`--list\`, \`--keep\`, \`--json\`). Each is played on a workspace of its own, a copy of
one small workspace of real films with an honest run behind it. The judge reads: exit code, mode and code of the breach, its record on the log, what its evidence names, the log verified afterwards, outputs/ byte for byte,
and the next run, which must be refused. Each has an honest twin, which does the permitted thing nearest to it and ends well; twins are not counted.

*Who*: **party**, a component of the run, declared and trusted, that is a program of the cheater's own (lab/cheat/parties) and speaks over the bus with the published SDK alone; **holder**, a process beside the run with a
valid token; **hand**, somebody who edits files of the workspace. *Caught*: the breach that ends the run and what its evidence names; *refused*: the act is refused and on the record, the run beside it is what it would
have been; *nothing comes of it*: the same, byte for byte, without a refusal; *exposed*: the record does not verify, the file is named, and no run is made on it.

This page is made from the catalogue (\`node lab/cheat.ts --table\`) and compared with it by a test.
`

const WHO: Readonly<Record<By, string>> = { party: 'party', holder: 'holder', hand: 'hand' }

/** docs/reference/cheats.md, from the catalogue. */
export function cheatsPage(cheats: Cheats, twins: Twins): string {
  const rows = Object.entries(cheats).map(
    ([name, { what, by, caught, twin }]) => `| \`${name}\` | ${what} | ${WHO[by]} | ${caughtAs(caught)} | \`${twin}\` |`,
  )
  const honest = Object.entries(twins).map(([name, { what }]) => `| \`${name}\` | ${what} |`)
  const cheatTable = ['| cheat | what is done | who | caught | twin |', '|---|---|---|---|---|', ...rows]
  const twinTable = ['| twin | what is done |', '|---|---|', ...honest]
  return `${[HEAD, '## Cheats', ...cheatTable, '', '## Honest twins', ...twinTable].join('\n')}\n`
}

function caughtAs(caught: Caught): string {
  if ('breach' in caught) return `${caught.breach.mode} \`${caught.breach.code}\`, names ${caught.breach.culprit}`
  if ('refused' in caught) return `refused, \`${caught.refused.code}\``
  if ('unmoved' in caught) return 'nothing comes of it'
  if ('unreleased' in caught) return 'waited for in vain: cancelled, nothing published'
  if (caught.log.head !== undefined) return 'exposed by a head held elsewhere, and by nothing else'
  return caught.log.isTail === true ? 'exposed; what was added is put in quarantine' : 'exposed'
}
