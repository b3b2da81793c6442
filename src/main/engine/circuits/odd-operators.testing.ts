import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '../../../shared/client/index.ts'
import type { Answer, CircuitRig } from './circuits.testing.ts'

/** Does with a job what its member `do` says. Its results name it, how many jobs it has had, and how many it works on. */
const ODD = `import asyncio, os, sys, time, uuid
import arqonbus

token, socket = sys.stdin.readline().strip(), sys.argv[sys.argv.index('--socket') + 1]
name = os.environ['ARQONBUS_COMPONENT']
had = busy = 0


@arqonbus.operator('odd', operator_id=name, options=arqonbus.OperatorOptions(concurrency=4))
async def odd(job: arqonbus.Job) -> dict:
    global had, busy
    had += 1
    busy += 1
    try:
        return await work(job, {'n': job.body.get('n'), 'by': name, 'had': had, 'busy': busy})
    finally:
        busy -= 1


async def work(job: arqonbus.Job, answer: dict) -> dict:
    what = job.body.get('do', 'ok')
    if what == 'die':
        os._exit(9)
    if what == 'block':
        time.sleep(job.body['s'])
    if what == 'stall':
        end = time.monotonic() + job.body['s']
        while time.monotonic() < end:
            job.check_cancelled()
            await asyncio.sleep(0.02)
    if what == 'deaf':
        await asyncio.sleep(job.body['s'])
    if what == 'twice':
        await job.bus.publish('odd.results', {'status': 'ok', **answer}, type='job_result', correlation_id=job.id)
        answer['by'] = 'the second answer'
    if what == 'lie':
        await job.bus.publish('odd.results', {'status': 'ok', **answer}, type='job_result', schema='odd.other.v1', correlation_id=job.id)
    if what == 'flood':
        for _ in range(job.body['times']):
            job.bus.post('odd.results', {'status': 'ok', 'by': 'a flood'}, type='job_result', correlation_id=uuid.uuid4())
    return answer


async def main() -> None:
    async with await arqonbus.connect(socket, token, reconnect=None) as bus:
        await odd.run(bus, drain_on_stdin_end=True)


asyncio.run(main())
`
/** Advertises itself, and listens once it hears something on odd.wake. */
const LATE = `import asyncio, sys
import arqonbus

token, socket = sys.stdin.readline().strip(), sys.argv[sys.argv.index('--socket') + 1]


async def main() -> None:
    async with await arqonbus.connect(socket, token, reconnect=None) as bus:
        woken = asyncio.Event()
        await bus.subscribe('odd.wake', lambda message: woken.set())
        await bus.control('system.control.operators', {'operator_id': 'odd-late', 'operator_type': 'generic'})
        await woken.wait()
        await bus.subscribe('odd.jobs', lambda message: None)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())
`
/** Is there, and never advertises itself. */
const ABSENT = `import sys
sys.stdin.read()
`

const component = (name: string, file: string, isSimulated: boolean): string => `  ${name}:
    kind: agent
    operator_type: generic
    command: [python, ./operators/${file}]
    simulated: ${isSimulated}
    restart: on_failure
    limits: { memory_mb: 512, heartbeat_s: 20, start_s: 120 }
    grants: { publish: [odd.results, odd.progress], subscribe: [odd.jobs, odd.wake], execute: [generic] }
`

/** Policy of a rig with odd operators: a lost job is not given to another one; durable edges are kept. */
export const ODD_POLICY = `  - { pattern: odd.jobs, jobs: { lease_s: 4, redeliver: 0, queue: 1000 }, schemas: { check: enforce } }
  - { pattern: circuits.odd.>, durable: true }
`

/** Puts operators of one type and one topic into the rig's workspace: odd-a stands for hardware, odd-b is hardware, odd-late listens once it is woken, odd-gone is never there. */
export function putOddOperators({ rig }: CircuitRig): void {
  const folder = join(rig.workspace, 'operators')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'odd.py'), ODD)
  writeFileSync(join(folder, 'late.py'), LATE)
  writeFileSync(join(folder, 'absent.py'), ABSENT)
  const file = join(rig.workspace, 'workspace.yaml')
  const others = ['late', 'gone'].map((name) => component(`odd-${name}`, name === 'late' ? 'late.py' : 'absent.py', false))
  const declared = [component('odd-a', 'odd.py', true), component('odd-b', 'odd.py', false), ...others].join('')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/^components:\n/m, `components:\n${declared}`))
  rig.vbus('trust', '--workspace', rig.workspace)
}

/** Resolves once these operators are ready. */
export async function oddReady(bus: Client, ...names: readonly string[]): Promise<void> {
  const isReady = async (): Promise<boolean> => {
    const { operators } = (await bus.request('system.operators.list', {})) as { operators: readonly Answer[] }
    return names.every((name) => operators.some(({ identity, status }) => identity === name && status === 'ready'))
  }
  const endMs = performance.now() + 60_000
  while (!(await isReady())) {
    if (performance.now() > endMs) throw new Error(`${names.join(', ')} were not ready within a minute`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** `odd.in` through an operator to `odd.out`; what fails goes to `odd.dead`. @param before nodes and edges that stand before it, from `in` to `rig` */
export function oddCircuit({ before = ['', '  - {from: in, to: rig}\n'], deadlineMs = 20_000, gives = '' } = {}): string {
  const [nodes, edges] = before
  return `format: arqonbus.circuit.v1
name: odd
limits: {in_flight: 5000, deadline_ms: ${deadlineMs}}
nodes:
  in: {kind: topic, topic: odd.in}
${nodes}  rig: {kind: operator, type: generic, jobs: odd.jobs, results: odd.results${gives}}
  out: {kind: topic, topic: odd.out}
  lost: {kind: dead_letter, topic: odd.dead}
edges:
${edges}  - {from: rig, to: out}
  - {from: rig.error, to: lost}
`
}

export const oddBinding = (operator: string, isSimulated = operator === 'odd-a'): string => `format: arqonbus.binding.v1
name: with-${operator}
circuit: odd
serves:
  rig: {operator: ${operator}, simulated: ${isSimulated}}
`

/** A request's files: the circuit, bound to one operator. */
export const oddFiles = (text: string, operator: string): object => ({
  file: 'odd.circuit.yaml',
  files: { 'odd.circuit.yaml': text },
  binding: { path: 'odd.binding.yaml', text: oddBinding(operator) },
})
