import type { ReactElement } from 'react'
import { PhaseGlyph, type PhaseGlyphProps } from './glyphs.tsx'

const GLYPHS: Readonly<Record<string, PhaseGlyphProps['status']>> = {
  accepted: 'not_reached',
  requeued: 'not_reached',
  leased: 'running',
  running: 'running',
  ok: 'passed',
}

/** A job's state by shape and word. Any end but `ok` is degraded; red is a breach alone. */
export function JobState({ state }: { readonly state: string }): ReactElement {
  const glyph = GLYPHS[state] ?? 'stopped'
  return (
    <span className={glyph === 'stopped' ? 'degraded' : undefined}>
      <PhaseGlyph status={glyph} /> {state}
    </span>
  )
}
