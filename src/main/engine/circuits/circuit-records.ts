import type { Fault } from '../../../shared/base/index.ts'
import { arqonbus } from '../../../shared/wire/generated/arqonbus.js'
import type { PathLedger } from '../../circuits/index.ts'
import type { Recorder } from '../recorder.ts'

export interface CircuitRecordsOptions {
  readonly recorder: Pick<Recorder, 'append'>
  /** Of a circuit that is only tried: 0. */
  readonly version: number
  readonly name: string
  readonly namespace: string
  /** Whether workspace.yaml declares an operator as one that stands for hardware. */
  readonly isSimulated: (operator: string) => boolean
  /** The log takes nothing: it says so itself, and no message waits for it. */
  readonly onUnrecorded: (error: unknown) => Fault | undefined
}

const COUNTS_MAX = 512
const uuidBytes = (id: string): Uint8Array => Buffer.from(id.replaceAll('-', ''), 'hex')

/** Puts what a running circuit tells on the record. */
export function circuitRecords(options: CircuitRecordsOptions): PathLedger {
  const { recorder, version, name, namespace, isSimulated } = options
  const actor = { id: `circuit-${name}`, kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }
  const append = (body: Parameters<Recorder['append']>[0]): void => {
    try {
      recorder.append(body)
    } catch (error) {
      options.onUnrecorded(error)
    }
  }
  return {
    took: (path) => {
      const steps = path.hops.map(({ node, served, error }) => {
        const operator = served?.by ?? ''
        return {
          node,
          operator,
          simulated: operator !== '' && isSimulated(operator),
          ...(served && { jobId: uuidBytes(served.jobId) }),
          ...(error !== undefined && { error }),
        }
      })
      const { traceId: trace, correlation, source, outcome, cause, output } = path
      const circuitPath = {
        ...{ circuit: name, version, namespace, trace, correlation, sourceTopic: source.topic, sourcePos: Number(source.pos) },
        ...{ steps, stepsLeftOut: path.hopsLeftOut, outcome, cause, outputTopic: output?.topic ?? '', outputId: output?.id ?? '' },
        durationMs: Math.round(path.durationMs),
      }
      append({ actor, circuitPath })
    },
    settled: ({ came, ends, lost }) => {
      const counts = [
        ...Object.entries(came).map(([node, messages]) => ({ node, what: 'came', messages })),
        ...Object.entries(ends).flatMap(([node, whats]) => Object.entries(whats).map(([what, messages]) => ({ node, what, messages }))),
      ]
      // One record holds so many.
      for (let at = 0; at === 0 || at < counts.length; at += COUNTS_MAX) {
        const circuitSettled = { circuit: name, version, namespace, counts: counts.slice(at, at + COUNTS_MAX), lost: at === 0 ? lost : 0 }
        append({ actor, circuitSettled })
      }
    },
  }
}
