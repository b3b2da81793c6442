import './settings.css'
import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import type { Inspectors } from '../../place/inspectors.ts'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatBytes, formatDuration } from '../../ui/format.ts'
import { WORDS } from '../../words/settings.ts'
import { Check, useDeviceRows } from './device-section.tsx'

const words = WORDS.devices

function DeviceInspector({ id }: { readonly id: string }): ReactElement {
  const { parties, law } = useServices()
  useEffect(() => parties.watch(), [parties])
  const { rows, isPast, isLoading } = useDeviceRows()
  const declared = useStore(parties.store, (state) => state.devices.find(({ name }) => name === id))
  const check = useStore(law.store, (state) => (state.check?.device === id ? state.check : undefined))
  const row = rows.find(({ name }) => name === id)
  if (isLoading) return <Loading label={WORDS.loading} rows={6} />
  if (row === undefined) return <Blank title={words.gone}>{id}</Blank>
  const facts: readonly (readonly [string, ReactElement | string | undefined])[] = [
    [words.columns.state, row.state],
    [words.columns.kind, row.kind],
    [words.facts.reason, row.reason],
    [words.columns.backend, row.backend],
    [words.columns.adapter, row.adapter],
    [words.columns.memory, words.budget(formatBytes(row.budgetBytes))],
    [words.columns.record, row.record === undefined ? undefined : <RecordLink key="record" record={row.record} />],
    ...(isPast || declared === undefined
      ? []
      : ([
          [words.columns.operator, declared.component],
          [words.facts.proof_n, String(declared.proof_n)],
          [
            words.facts.class,
            declared.class === null ? undefined : words.classOf(declared.class.name, formatDuration(declared.class.proof_ms_max)),
          ],
          [words.facts.vendor, declared.vendor ?? undefined],
          [words.facts.pid, declared.pid === null ? undefined : String(declared.pid)],
        ] as const)),
  ]
  return (
    <article className="inspected" aria-label={id}>
      {row.simulated && <p className="tag simulated">{words.simulated}</p>}
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {!isPast && <CommandButton command="settings.check-device" />}
      {!isPast && check !== undefined && <Check check={check} label={words.proofOf(id)} />}
    </article>
  )
}

/** What the inspector shows of what this view is about. */
export const inspectors: Inspectors = { device: DeviceInspector }
