import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { DifferentialFuzz, type FuzzReport } from '../src/shared/wire/differential.testing.ts'
import { end, roundsOr, say, seedOr } from './lib/outcome.ts'

/** `npm run lab:fuzz`: header peek and encoder beside protobufjs on 10 million mutated envelopes. `--rounds N`, `--seed N` replays a run. */
const ROUNDS = 10_000_000
/** A part has its own seed, so that any failure is replayed by `--seed S --rounds N` alone. */
const PART_ROUNDS = 500_000

interface Part {
  readonly seed: number
  readonly rounds: number
}
type PartResult = { readonly report: FuzzReport } | { readonly failure: string }

function runPart({ seed, rounds }: Part): PartResult {
  const fuzz = new DifferentialFuzz(seed)
  let round = 0
  try {
    for (; round < rounds; round++) fuzz.round()
  } catch (error) {
    return { failure: `seed ${seed}, round ${round}: ${String(error)}` }
  }
  return { report: fuzz.report }
}

async function runInWorker(part: Part): Promise<PartResult> {
  return await new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: part })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function main(): Promise<void> {
  const rounds = roundsOr(ROUNDS)
  const seed = seedOr(Date.now() % 2 ** 31)
  say(`seed ${seed}, ${rounds.toLocaleString('en-US')} envelopes`)
  const parts: Part[] = []
  for (let at = 0; at < rounds; at += PART_ROUNDS) parts.push({ seed: seed + parts.length, rounds: Math.min(PART_ROUNDS, rounds - at) })
  const total: FuzzReport = { canonical: 0, 'bad-topic': 0, reserved: 0, refused: 0, encoded: 0 }
  const failures: string[] = []
  let done = 0
  const work = async (): Promise<void> => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const result = await runInWorker(part)
      if ('failure' in result) failures.push(result.failure)
      else for (const name of Object.keys(total) as (keyof FuzzReport)[]) total[name] += result.report[name]
      done += part.rounds
      say(`${done.toLocaleString('en-US')} envelopes, ${failures.length} differences`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  for (const failure of failures) say(failure)
  end({ ok: failures.length === 0, seed, envelopes: rounds, ...total, differences: failures.length })
}

if (isMainThread) await main()
else parentPort?.postMessage(runPart(workerData as Part))
