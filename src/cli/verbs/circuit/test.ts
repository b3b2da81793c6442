import { readFileSync, statSync } from 'node:fs'
import { Fault } from '../../../shared/base/index.ts'
import { type Bus, requestWithTexts } from '../../../shared/client/index.ts'
import { writeDiagnostics } from '../../circuit-files.ts'
import { type EngineSession, openSession } from '../../engine-access.ts'
import { EXIT, exitCodeOfBreach } from '../../exit-code.ts'
import { diagnosticsIn, type GivenFiles, givenCircuit } from '../../given-circuit.ts'
import type { Verb, VerbContext } from '../../verb.ts'
import { BINDING_OPTION } from './plan.ts'

const INPUT_BYTES_MAX = 400_000
const WAIT_S_MAX = 590
const WAIT_MS = 60_000
/** Operators that an engine of our own starts have so long to be there. */
const READY_MS_MAX = 240_000
const READY_EVERY_MS = 200

interface Message {
  readonly topic: string
  readonly payload?: unknown
  readonly payload_base64?: string
}
interface TestView {
  readonly ok: boolean
  readonly outputs: readonly Message[]
  readonly outputs_total: number
  readonly differences: readonly {
    readonly topic: string
    readonly index: number
    readonly expected: Message | null
    readonly found: Message | null
  }[]
}

export const circuitTestVerb: Verb = {
  name: 'circuit test',
  summary: 'run a circuit on given messages and compare what comes out',
  synopsis: 'FILE [--binding FILE] --inputs FILE [--expect FILE] [--wait S]',
  description: [
    'Runs the circuit in a namespace of its own (test-…): nothing of it reaches what really runs, but its operators are the real ones. A line of --inputs is a message: ' +
      '{"topic","payload" or "payload_base64","schema"?,"correlation"?}. With --expect, lines of the same form, "partial":true where further members may be there, are compared with what came out: of each topic in order. ' +
      'Asks the running engine, else starts one with the workspace’s operators for as long as it takes.',
  ],
  positionals: ['FILE'],
  options: [
    BINDING_OPTION,
    { name: 'inputs', value: 'FILE', help: 'messages to put in, one a line (JSON)' },
    { name: 'expect', value: 'FILE', help: 'messages that must come out, one a line (JSON)' },
    { name: 'wait', value: 'S', help: 'how long messages may take; default: 60' },
  ],
  exits: [
    ['0', 'it ran; with --expect: what came out is as expected'],
    ['2', 'the circuit has errors, or a line is no message'],
    ['13', 'something else came out: the differences are listed'],
  ],
  examples: [['vbus circuit test circuits/bowls.circuit.yaml --inputs in.jsonl --expect out.jsonl', 'holds, or says where not']],
  async run(context) {
    const { args, out } = context
    const given = givenCircuit(context)
    const expect = args.text('expect')
    const inputs = readLines(context, args.required('inputs'))
    const wait_ms = (args.seconds('wait', WAIT_S_MAX) ?? WAIT_MS / 1000) * 1000
    const body = { ...given.body, inputs, wait_ms, ...(expect !== undefined && { expect: readLines(context, expect) }) }
    await using session = await openSession(context, 'any', { isStanding: true, isTrial: true })
    await operatorsReady(session, context, given.servedBy)
    const view = await tested(session.bus, context, { ...given, body })
    if (view.ok) {
      out.result(view, [
        ...view.outputs.map((each) => JSON.stringify(each)),
        `${view.outputs_total} came out${expect === undefined ? '' : ', as expected'}`,
      ])
      return EXIT.done
    }
    for (const { topic, index, expected, found } of view.differences) {
      out.text(`${topic} ${index}`)
      out.text(`  expected ${expected === null ? 'nothing' : JSON.stringify(expected.payload ?? expected.payload_base64)}`)
      out.text(`  found    ${found === null ? 'nothing' : JSON.stringify(found.payload ?? found.payload_base64)}`)
    }
    out.failure(new Fault('circuit/not-as-expected', `${view.differences.length} differences`), view)
    return exitCodeOfBreach('SECURITY_FAILURE')
  },
}

async function tested(bus: Bus, { out }: VerbContext, { body, placed }: Pick<GivenFiles, 'body' | 'placed'>): Promise<TestView> {
  try {
    return (await requestWithTexts(bus, 'system.circuit.test', body, { deadlineMs: 600_000 })) as TestView
  } catch (error) {
    writeDiagnostics(out, placed(diagnosticsIn(Fault.from(error))))
    throw error
  }
}

/** An engine that was started for this has just begun to start its operators: those that may get its jobs are waited for. */
async function operatorsReady({ bus, how }: EngineSession, { host }: VerbContext, servedBy: readonly string[] | undefined): Promise<void> {
  if (how !== 'started') return
  const endMs = host.clock.monotonicMs() + READY_MS_MAX
  while (host.clock.monotonicMs() < endMs) {
    const { operators, declared } = (await bus.request('system.operators.list', {})) as {
      readonly operators: readonly { readonly identity: string; readonly status: string }[]
      readonly declared: readonly { readonly identity: string; readonly standing: boolean }[]
    }
    const isReady = (identity: string): boolean => operators.some((one) => one.identity === identity && one.status === 'ready')
    const isNeeded = (identity: string): boolean => servedBy === undefined || servedBy.includes(identity)
    if (declared.every(({ identity, standing }) => !standing || !isNeeded(identity) || isReady(identity))) return
    await new Promise<void>((resolve) => void host.clock.after(READY_EVERY_MS, resolve))
  }
}

/** @throws Fault `cli/usage` naming the line */
function readLines({ args }: VerbContext, file: string): unknown[] {
  let text: string
  try {
    const path = args.path(file)
    if (statSync(path).size > INPUT_BYTES_MAX) throw new Error(`it is over ${INPUT_BYTES_MAX} bytes`)
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new Fault('cli/usage', `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as unknown]
    } catch {
      throw new Fault('cli/usage', `${file}:${index + 1} is no JSON`)
    }
  })
}
