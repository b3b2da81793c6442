import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { encodeNote, parseCosignerKey, parseVerifierKey } from '../../shared/chain/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { RecordIndex } from '../audit/index.ts'
import { nodeDisk, sha256 } from '../platform/index.ts'
import { type AskedHead, type WitnessAddress, type WitnessAnswer, WitnessDesk } from '../witness/index.ts'
import type { EngineCore } from './engine-core.ts'

/** While the log grows, its witnesses are asked this often. */
const ASK_EVERY_MS = 60_000
const MACHINE = { id: 'engine', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }

/** Whom the engine asks to co-sign. */
export interface LogWitnesses {
  /** Never rejects. */
  ask(): Promise<void>
  /** For a run, which acts on what they say. */
  askForRun(): Promise<readonly WitnessAnswer[]>
}

/**
 * Has the workspace's witnesses co-sign the audit log's heads: in each run, at its end and once a minute. What they say is on the record; one that
 * holds another history ends the run, or opens the breaker.
 * @throws Fault `workspace/invalid` when a witness's key is none.
 */
export function startWitnesses(core: EngineCore): void {
  const witnesses = core.files.config.witnesses.map(toAddress)
  if (witnesses.length === 0) return
  const { recorder } = core
  let grownTo = core.log.size
  recorder.onCommitted((number, { cosigned, witnessRefused, accessSettled }) => {
    // Nor are accesses that were counted any growth: recording a cosignature is one.
    if (!cosigned && !witnessRefused && !accessSettled) grownTo = number + 1
  })
  const desk = new WitnessDesk({
    clock: core.clock,
    witnesses,
    everyMs: ASK_EVERY_MS,
    head: () => newestHead(core),
    grownTo: () => grownTo,
    cosigned: (name) => recorder.state.witnesses[name]?.size ?? 0,
    onCosigned: ({ key }, { size, root }, { time, signature }) => {
      recorder.append({ actor: MACHINE, cosigned: { witness: key.name, vkey: key.text, size, root, time, signature } })
    },
    onRefused: ({ key }, { size }, { code, message, evidence }) => {
      const { held } = evidence
      const heldSize = typeof held === 'number' ? held : 0
      recorder.append({ actor: MACHINE, witnessRefused: { witness: key.name, size, heldSize, code, reason: message } })
    },
    onContradicted: (fault) => contradicted(core, fault),
  })
  core.witnesses = {
    ask: () => desk.ask(),
    askForRun: async () => {
      const answers = await desk.askForRun()
      const { run } = core.desk
      if (run === undefined || run.isOver) for (const fault of contradictions(answers)) contradicted(core, fault)
      return answers
    },
  }
  void core
    .face()
    .closed.finally(() => desk.close())
    .catch(() => undefined)
}

const contradictions = (answers: readonly WitnessAnswer[]): Fault[] =>
  answers.flatMap(({ fault }) => (fault?.breach === undefined ? [] : [fault]))

/** A run that is over takes no more faults; this one is not to be lost with it. */
function contradicted(core: EngineCore, fault: Fault): void {
  if (core.desk.run?.isOver === true) void core.recordBreach(fault).catch(() => undefined)
  else core.onLogFault(fault)
}

function toAddress({ url, vkey }: { readonly url: string; readonly vkey: string }): WitnessAddress {
  const key = parseCosignerKey(sha256, vkey)
  if (key === undefined) throw new Fault('workspace/invalid', `witnesses: ${vkey} is no verifier key of a cosigner (type 0x04)`, { url })
  return { url, key }
}

/** The newest head, in its file before anybody else has it; its proofs come from the log's index. */
async function newestHead(core: EngineCore): Promise<AskedHead | undefined> {
  await core.log.publishHead()
  const head = core.log.head()
  const key = parseVerifierKey(sha256, core.audit.vkey)
  if (head === undefined || key === undefined) return undefined
  const { layout } = core.files
  const index = { disk: nodeDisk, dir: layout.auditDir, vkey: core.audit.vkey, path: join(layout.indexDir, 'audit.sqlite') }
  return {
    size: head.size,
    root: head.root,
    checkpoint: encodeNote(key, head),
    pathFrom: async (oldSize) => {
      if (oldSize === 0) return []
      const { value } = await RecordIndex.use(index, (open) => open.consistency(oldSize, head.size).path)
      return value
    },
  }
}
