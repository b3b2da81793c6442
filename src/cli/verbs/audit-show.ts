import { decodeRecord, type RecordQuery, type RecordView, toRecordView } from '../../main/audit/index.ts'
import { readWorkspace } from '../../main/workspace/open.ts'
import { Fault } from '../../shared/base/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { withIndex } from '../audit-index.ts'
import { EXIT } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { readLog } from '../read-log.ts'
import type { Verb, VerbContext } from '../verb.ts'

const RECORD_MAX = Number.MAX_SAFE_INTEGER - 1
/** Body of a record in a line for a reader; --json prints all of it. */
const BODY_CHARS_MAX = 160

export const auditShowVerb: Verb = {
  name: 'audit show',
  summary: 'print the records of the audit log',
  synopsis: '[--from N] [--to N] [--kind KIND] [--run ID] [--pos N]',
  description: [
    'Prints records, oldest first, one a line: number, time, kind, actor, run and body. Records count from 0; --from and --to are both included. Reads the ' +
      "workspace's files only, also while an engine runs; whether they are genuine is for vbus audit verify to say.",
    'With --kind, --run or --pos they are looked up in an index, which is brought up to date first and can be deleted at any time.',
  ],
  positionals: [],
  options: [
    { name: 'from', value: 'N', help: 'first record; default: 0' },
    { name: 'to', value: 'N', help: 'last record; default: the newest' },
    { name: 'kind', value: 'KIND', help: 'only records of this kind, e.g. breach, run_started, finding' },
    { name: 'run', value: 'ID', help: 'only records of this run' },
    { name: 'pos', value: 'N', help: 'only records at this bus position or behind it' },
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
  async run(context) {
    const { args, out } = context
    const from = args.integer('from', 0, RECORD_MAX) ?? 0
    const to = (args.integer('to', 0, RECORD_MAX) ?? RECORD_MAX) + 1
    const kind = knownKind(args.text('kind'))
    const [run, pos] = [args.text('run'), args.integer('pos', 0, RECORD_MAX)]
    const { layout } = readWorkspace(args.workspaceDir)
    const query = {
      from,
      to,
      ...(kind === undefined ? {} : { kind }),
      ...(run === undefined ? {} : { run }),
      ...(pos === undefined ? {} : { pos }),
    }
    const isPlain = kind === undefined && run === undefined && pos === undefined
    const progress = { shown: 0, next: from }
    if (isPlain || !(await showIndexed(context, query, progress))) {
      for (const { number, record } of readLog(layout.auditDir, { from: progress.next, to })) {
        const view = toRecordView(number, record)
        if (!matches(view, query)) continue
        progress.shown += 1
        show(out, view)
      }
    }
    out.result({ shown: progress.shown }, [])
    return EXIT.done
  },
}

const matches = (view: RecordView, { run, kind, pos }: RecordQuery): boolean =>
  (run === undefined || view.run === run) && (kind === undefined || view.kind === kind) && (pos === undefined || Number(view.pos) >= pos)

/** @returns false when it ended before all were shown, as there can be no index: the log is damaged, or there is nowhere to put one. */
async function showIndexed(context: VerbContext, query: RecordQuery, progress: { shown: number; next: number }): Promise<boolean> {
  try {
    await withIndex(context, (index) => {
      // An index found damaged on the way is made anew, and it goes on from there.
      for (const { number, content } of index.find({ ...query, from: progress.next })) {
        show(context.out, toRecordView(number, decodeRecord(content)))
        progress.shown += 1
        progress.next = number + 1
      }
    })
    return true
  } catch (error) {
    context.out.note(`without an index: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
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
