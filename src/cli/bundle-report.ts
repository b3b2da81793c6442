import type { BundledRecord, CheckedBundle } from '../main/audit/index.ts'
import { toHex } from '../shared/chain/index.ts'
import { readable } from './readable.ts'
import { recordedManifest } from './recorded-manifest.ts'

const hex = (bytes: Uint8Array | null | undefined): string => toHex(bytes ?? new Uint8Array(0))

/** A run as its bundle shows it: every figure comes from a record that was proved. */
export function toRunReport({ bundle, ofRun, hasEnded }: CheckedBundle): object {
  const own = ofRun.filter(({ record }) => record.run === bundle.run)
  const bodies = (kind: string): object[] =>
    own.filter(({ view }) => view.kind === kind).map(({ number, view }) => ({ record: number, ...view.body }))
  const started = own[0]?.view
  const ended = bodies('run_ended').at(-1) as { status?: unknown } | undefined
  return {
    run: bundle.run,
    status: hasEnded ? (ended?.status ?? null) : null,
    started: started?.time ?? null,
    device: started?.device ?? null,
    simulated: started?.simulated ?? null,
    start: started?.body ?? null,
    inputs: bodies('input'),
    outputs: bodies('output'),
    manifest_sha256: manifestOf(own) ?? null,
    models: bodies('model'),
    metrics: bodies('metrics'),
    breaches: bodies('breach'),
  }
}

const manifestOf = (own: readonly BundledRecord[]): string | undefined => own.flatMap(({ record }) => recordedManifest(record) ?? []).at(-1)

/** The same for a reader: how it ended, on what it ran, what went in and came out. */
export function runLines(checked: CheckedBundle): string[] {
  const { bundle, ofRun, hasEnded } = checked
  // Texts of whoever made the bundle: none may pose as a line of ours.
  const shown = (text: string): string => readable(Buffer.from(text))
  const ours = ofRun.filter(({ record }) => record.run === bundle.run)
  const own = ours.map(({ record }) => record)
  const manifest = manifestOf(ours)
  const { device, simulated } = own[0] ?? {}
  const ending = hasEnded ? `ended: ${own.findLast((record) => record.runEnded)?.runEnded?.status}` : 'not ended'
  const breaches = own.flatMap(({ breach }) => (breach ? [`  ${breach.mode}: ${breach.code}: ${shown(breach.message ?? '')}`] : []))
  const files = own.flatMap(({ input, output }) => {
    if (input) return [`  input   ${hex(input.sha256)}  ${shown(input.path ?? '')}`]
    return output ? [`  output  ${hex(output.sha256)}  ${shown(output.path ?? '')}`] : []
  })
  return [
    `  ${ending}, on ${shown(device ?? '')}${simulated === true ? ', a simulated device' : ''}`,
    ...breaches,
    ...files,
    ...(manifest === undefined ? [] : [`  output  ${shown(manifest)}  manifest.json`]),
  ]
}
