import { type RecordView, toRecordView } from '../../main/audit/index.ts'
import { readWorkspace } from '../../main/workspace/open.ts'
import { Fault } from '../../shared/base/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { Output } from '../output.ts'
import { readLog } from '../read-log.ts'
import type { Verb } from '../verb.ts'

const RECORD_MAX = Number.MAX_SAFE_INTEGER - 1
/** Body of a record in a line for a reader; --json prints all of it. */
const BODY_CHARS_MAX = 160

export const auditShowVerb: Verb = {
  name: 'audit show',
  summary: 'print the records of the audit log',
  synopsis: '[--from N] [--to N] [--kind KIND] [--run ID]',
  description: [
    'Prints records, oldest first, one a line: number, time, kind, actor, run and body. Records count from 0; --from and --to are both included. Reads the ' +
      "workspace's files only, also while an engine runs; whether they are genuine is for vbus audit verify to say.",
  ],
  positionals: [],
  options: [
    { name: 'from', value: 'N', help: 'first record; default: 0' },
    { name: 'to', value: 'N', help: 'last record; default: the newest' },
    { name: 'kind', value: 'KIND', help: 'only records of this kind, e.g. breach, run_started, finding' },
    { name: 'run', value: 'ID', help: 'only records of this run' },
  ],
  exits: [
    ['0', 'shown, even if nothing matched'],
    ['2', 'no such kind'],
    ['4', 'no workspace there'],
  ],
  examples: [
    ['vbus audit show --kind breach', 'every breach there was'],
    ['vbus audit show --run run-0193 --json', 'one run, for a script'],
  ],
  run({ args, out }) {
    const from = args.integer('from', 0, RECORD_MAX) ?? 0
    const to = args.integer('to', 0, RECORD_MAX) ?? RECORD_MAX
    const kind = knownKind(args.text('kind'))
    const run = args.text('run')
    const { layout } = readWorkspace(args.workspaceDir)
    let shown = 0
    for (const { number, record } of readLog(layout.auditDir, { from, to: to + 1 })) {
      if (run !== undefined && record.run !== run) continue
      const view = toRecordView(number, record)
      if (kind !== undefined && view.kind !== kind) continue
      shown += 1
      show(out, view)
    }
    out.result({ shown }, [])
    return Promise.resolve(0)
  },
}

function show(out: Output, view: RecordView): void {
  const { record, time, kind, actor, run, phase } = view
  out.document({ type: 'record', ...view })
  if (out.isJson) return
  const body = JSON.stringify(view.body)
  const short = body.length > BODY_CHARS_MAX ? `${body.slice(0, BODY_CHARS_MAX)}…` : body
  const where = [run, phase].filter((each) => each !== '').join(' ')
  out.text(`${String(record).padStart(6)}  ${time}  ${kind.padEnd(20)}  ${actor.id}  ${where === '' ? '' : `${where}  `}${short}`)
}

/** @throws Fault `cli/usage`: a kind that never is would show an empty, and so a reassuring, list. */
function knownKind(kind: string | undefined): string | undefined {
  if (kind === undefined) return undefined
  const field = kind.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
  const plain = ['prev', 'pos', 'epoch', 'time', 'actor', 'run', 'phase', 'device', 'simulated']
  const isBody = /^[a-z_]+$/.test(kind) && !plain.includes(kind) && Object.hasOwn(arqonbus.v1.Record.prototype, field)
  if (!isBody) throw new Fault('cli/usage', `--kind: no record kind "${kind}" (proto/arqonbus/v1/record.proto)`)
  return kind
}
