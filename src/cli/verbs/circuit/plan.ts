import { Fault } from '../../../shared/base/index.ts'
import type { CircuitPlan, Diagnostic } from '../../../shared/circuit/index.ts'
import { requestWithTexts } from '../../../shared/client/index.ts'
import { errorsOf, writeDiagnostics } from '../../circuit-files.ts'
import { planLines } from '../../circuit-plan.ts'
import { openSession } from '../../engine-access.ts'
import { EXIT } from '../../exit-code.ts'
import { diagnosticsIn, type GivenFiles, givenCircuit } from '../../given-circuit.ts'
import type { OptionRow, Verb, VerbContext } from '../../verb.ts'

export const BINDING_OPTION: OptionRow = { name: 'binding', value: 'FILE', help: 'who serves which node (*.binding.yaml)' }
/** What is inside of the version before has until its deadline to end. */
export const ACT_DEADLINE_MS = 600_000

interface PlanView {
  readonly diagnostics: readonly Diagnostic[]
  readonly name: string
  readonly plan: CircuitPlan
  readonly not_held: readonly string[]
  readonly before: { readonly version: number } | null
  readonly unchanged: boolean
}

export const circuitPlanVerb: Verb = {
  name: 'circuit plan',
  summary: 'say what applying a circuit would change; changes nothing',
  synopsis: 'FILE [--binding FILE]',
  description: [
    'Compares a circuit, its sub-circuits and its binding with what runs under its name: nodes and edges by member, topics, subscriptions, grants, quotas, operators that are missing. ' +
      'Holds them against what the engine knows: schemas, operators, caps, and what you may do. Asks the running engine, else starts one for the question.',
  ],
  positionals: ['FILE'],
  options: [BINDING_OPTION],
  exits: [
    ['0', 'it may be applied'],
    ['2', 'it has errors: one diagnostic a line'],
    ['3', 'it would get grants that you do not have'],
  ],
  examples: [['vbus circuit plan circuits/bowls.circuit.yaml --binding circuits/simulated.binding.yaml', 'before it is applied']],
  async run(context) {
    const { out } = context
    const given = givenCircuit(context)
    const answer = (await asked(context, 'system.circuit.plan', given)) as PlanView
    const view = { ...answer, diagnostics: given.placed(answer.diagnostics) }
    writeDiagnostics(out, view.diagnostics)
    const errors = errorsOf(view.diagnostics).filter(({ code }) => code !== 'circuit/missing-grant')
    const fault =
      errors.length > 0
        ? new Fault('circuit/has-errors', `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}`)
        : view.not_held.length > 0
          ? new Fault('circuit/grant-not-held', `you may not: ${view.not_held.join(', ')}`)
          : undefined
    if (fault !== undefined) {
      out.failure(fault, view)
      return errors.length > 0 ? EXIT.usage : EXIT.refused
    }
    const before = view.before === null ? 'nothing runs under this name yet' : `version ${view.before.version} runs`
    out.result(view, [`${view.name}: ${before}${view.unchanged ? '; nothing would change' : ''}`, ...planLines(view.plan)])
    return EXIT.done
  },
}

type Asked = Pick<GivenFiles, 'body'> & Partial<Pick<GivenFiles, 'placed'>>

/** Asks the desk; what has errors is written out as diagnostics before the fault goes on. */
export async function asked(context: VerbContext, topic: string, { body, placed }: Asked): Promise<unknown> {
  await using session = await openSession(context, 'any')
  try {
    return await requestWithTexts(session.bus, topic, body, { deadlineMs: ACT_DEADLINE_MS })
  } catch (error) {
    const found = diagnosticsIn(Fault.from(error))
    writeDiagnostics(context.out, placed?.(found) ?? found)
    throw error
  }
}
