import { BadgeCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { formatCount } from '../ui/format.ts'
import { WORDS } from '../words/audit.ts'

/** `record N, in checkpoint M, signed by KEY`, once this window has verified that; until then nothing. */
export function VerifiedMark({ record }: { readonly record: number }): ReactElement | null {
  const { proofs } = useServices()
  const checked = useStore(proofs.store, (state) => state.records[record])
  if (checked?.load !== 'holds') return null
  const { size, vkey } = checked.value
  return (
    <span className="verified-mark" title={vkey}>
      <BadgeCheck size={13} aria-hidden />
      {WORDS.proof.mark(formatCount(record), formatCount(size), shortKey(vkey))}
    </span>
  )
}

/** A key by its id: eight digits of `NAME+ID+KEY`. */
export const shortKey = (vkey: string): string => vkey.split('+')[1] ?? vkey
