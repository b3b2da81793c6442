import { Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/contract.ts'
import type { BreachView, RunResult } from '../../shared/services/run-result.ts'
import { openSession } from '../engine-access.ts'
import { EXIT, exitCodeOf, exitCodeOfBreach } from '../exit-code.ts'
import { RunProgress } from '../run-progress.ts'
import { runReport } from '../run-report.ts'
import type { Verb, VerbContext } from '../verb.ts'

const MODES = ['full_build', 'incremental', 'equation_update', 'validation_only'] as const
const SEED_MAX = 4_294_967_295
/** How long the engine waits for the run's end before it says that it still runs; then it is asked again. */
const WAIT_MS = 30_000
/** Verifying the whole log, which the result does, may take a while on a long one. */
const WAIT_DEADLINE_MS = 120_000
/** Ending a run, its children and its records takes a few seconds at most. */
const CANCEL_MS = 60_000

export const runVerb: Verb = {
  name: 'run',
  summary: 'run the pipeline once',
  synopsis: '[--mode MODE] [--seed N] [--device NAME]',
  description: [
    'Runs the eight phases of the pipeline on the workspace and waits for the end. Prints a line per phase and per model as they go, then a ' +
      'table of errors on the held-out rows beside the naive baseline, the inputs and outputs with their hashes, and the verdict on the audit log.',
    'A run that breaches ends at once: its mode is the exit status, nothing is published, and the breaker stays open until a person acknowledges ' +
      '(vbus breach ack). While the breaker is open nothing is started (5) and the result holds the open breach.',
    'incremental takes over every phase of an earlier run whose inputs are the same, and says which it works anew and why. equation_update takes new ' +
      'weights to the kept models and is refused (3) when anything else changed. validation_only checks data, published models and files, and writes ' +
      'nothing but its verdict. Both need an earlier run (4).',
    'The first Ctrl-C (or SIGTERM) cancels the run: that is on the record, leaves nothing half-written and does not open the breaker. A second ' +
      'one ends the command at once; the log still verifies.',
  ],
  positionals: [],
  options: [
    { name: 'mode', value: 'MODE', help: `one of ${MODES.join(', ')}; default: full_build` },
    { name: 'seed', value: 'N', help: 'seed of everything random, 0 to 4294967295; default: the one in workspace.yaml' },
    { name: 'device', value: 'NAME', help: 'a device of workspace.yaml; default: default_device. Never fallen back from' },
  ],
  exits: [
    ['0', 'the run passed'],
    ['5', 'the breaker is open'],
    ['10, 11, 12, 13', 'DATA_BREAKDOWN, VALIDATION_BREACH, COMPUTE_HALT, SECURITY_FAILURE'],
    ['130', 'cancelled'],
  ],
  examples: [
    ['vbus run --workspace my-rig', "one full run with the workspace's own seed and device"],
    ['vbus run --mode incremental', 'only what changed since it was run last'],
    ['vbus run --seed 7 --json | tail -n 1', 'the result as one JSON document'],
  ],
  async run(context) {
    const request = {
      mode: context.args.oneOf('mode', MODES) ?? 'full_build',
      seed: context.args.integer('seed', 0, SEED_MAX),
      device: context.args.text('device'),
    }
    const interrupt = new Interrupt(context)
    try {
      await using session = await openSession(context, 'any')
      const result = await execute(context, { bus: session.bus, request, interrupt })
      return typeof result === 'number' ? result : report(context, result)
    } finally {
      interrupt.release()
    }
  },
}

interface Execution {
  readonly bus: Bus
  readonly request: object
  readonly interrupt: Interrupt
}

/** @returns the run's result, or the exit status when nothing was started. */
async function execute(context: VerbContext, { bus, request, interrupt }: Execution): Promise<RunResult | number> {
  const progress = new RunProgress(context.out)
  await bus
    .subscribe('pipeline.>', (message) => progress.take(message))
    .catch((error: unknown) => {
      // A token may allow to run and not to watch.
      context.out.note(`no progress will be shown: ${Fault.from(error).message}`)
    })
  let runId: string
  try {
    ;({ run_id: runId } = (await bus.request('system.run.start', request)) as { run_id: string })
  } catch (error) {
    const fault = Fault.from(error)
    if (fault.code !== 'engine/breaker-open') throw fault
    const { breach } = (await bus.request('system.status', {})) as { breach: BreachView | null }
    context.out.failure(fault, { workspace: context.args.workspaceDir, breach })
    return EXIT.breakerOpen
  }
  progress.follow(runId)
  interrupt.onFirst(() => {
    const reason = 'cancelled at the command line'
    bus.request('system.run.cancel', { run_id: runId, reason }, { deadlineMs: CANCEL_MS }).catch((error: unknown) => {
      context.out.note(`cannot cancel: ${Fault.from(error).message}`)
    })
  })
  return await waitForEnd(bus, runId)
}

async function waitForEnd(bus: Bus, runId: string): Promise<RunResult> {
  for (;;) {
    try {
      return (await bus.request('system.run.wait', { run_id: runId, wait_ms: WAIT_MS }, { deadlineMs: WAIT_DEADLINE_MS })) as RunResult
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'request/deadline') throw error
    }
  }
}

function report(context: VerbContext, result: RunResult): number {
  const { out } = context
  for (const line of runReport(result)) out.text(line)
  if (result.ok) {
    out.document(result)
    return EXIT.done
  }
  const { breach } = result
  const cancelled = new Fault('pipeline/cancelled', `run ${result.run_id} was cancelled`)
  const error = breach ?? { code: cancelled.code, message: cancelled.message, remedy: cancelled.remedy }
  out.document({ ...result, error: { code: error.code, message: error.message, remedy: error.remedy } })
  return breach === null ? exitCodeOf(cancelled.code) : exitCodeOfBreach(breach.mode)
}

/** First Ctrl-C or SIGTERM: what `onFirst` was given, now or as soon as there is something. Second: the end, at once. */
class Interrupt {
  readonly release: () => void
  #isAsked = false
  #listener: (() => void) | undefined

  constructor({ host, out }: VerbContext) {
    this.release = host.onSignal((signal) => {
      // A run goes on to its end when nobody reads of it any more.
      if (signal === 'SIGPIPE') return
      if (this.#isAsked) host.exit(EXIT.cancelled)
      this.#isAsked = true
      out.note('cancelling; once more ends at once')
      this.#listener?.()
    })
  }

  onFirst(listener: () => void): void {
    this.#listener = listener
    if (this.#isAsked) listener()
  }
}
