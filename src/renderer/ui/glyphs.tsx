// biome-ignore-all lint/a11y/noSvgWithoutTitle: every glyph is aria-hidden; the words beside it say the same
import type { ReactElement } from 'react'
import type { BreachMode } from '../../shared/base/index.ts'
import type { RunStatus } from '../data/types.ts'

/** State has a shape as well as a colour; every glyph is decoration beside words or inside something that is labelled. */
const box = { width: 14, height: 14, viewBox: '0 0 14 14', className: 'glyph', 'aria-hidden': true } as const

export interface PhaseGlyphProps {
  /** `stopped`: it did not end well, but no breach did that (cancelled, interrupted). */
  readonly status: 'passed' | 'failed' | 'stopped' | 'running' | 'not_reached'
  /** 0 to 1; undefined: not known. */
  readonly progress?: number | undefined
}

/** Passed: a filled disc. Running: a ring that fills. Failed: a square with a bar. Stopped: a hollow square with a bar. Not reached: a hollow disc. */
export function PhaseGlyph({ status, progress }: PhaseGlyphProps): ReactElement {
  if (status === 'passed') {
    return (
      <svg {...box}>
        <circle cx="7" cy="7" r="4.5" fill="var(--ink-2)" />
      </svg>
    )
  }
  if (status === 'failed') {
    return (
      <svg {...box}>
        <rect x="2" y="2" width="10" height="10" fill="var(--breach)" />
        <rect x="4" y="6.1" width="6" height="1.8" fill="var(--on-breach)" />
      </svg>
    )
  }
  if (status === 'stopped') {
    return (
      <svg {...box}>
        <rect x="2.6" y="2.6" width="8.8" height="8.8" fill="none" stroke="var(--ink-3)" strokeWidth="1.3" />
        <rect x="4.6" y="6.3" width="4.8" height="1.4" fill="var(--ink-3)" />
      </svg>
    )
  }
  if (status === 'running') {
    const share = Math.max(0.04, progress ?? 0.25)
    return (
      <svg {...box} className="glyph running">
        <circle cx="7" cy="7" r="4.5" fill="none" stroke="var(--line-strong)" strokeWidth="2.4" />
        <circle
          cx="7"
          cy="7"
          r="4.5"
          fill="none"
          stroke="var(--accent)"
          strokeWidth="2.4"
          pathLength="1"
          strokeDasharray={`${share} 1`}
          transform="rotate(-90 7 7)"
        />
      </svg>
    )
  }
  return (
    <svg {...box}>
      <circle cx="7" cy="7" r="4" fill="none" stroke="var(--line-strong)" strokeWidth="1.2" />
    </svg>
  )
}

export function RunGlyph({ status }: { readonly status: RunStatus }): ReactElement {
  if (status === 'running') return <PhaseGlyph status="running" />
  if (status === 'passed') return <PhaseGlyph status="passed" />
  if (status === 'breached') return <PhaseGlyph status="failed" />
  return (
    <svg {...box}>
      <circle
        cx="7"
        cy="7"
        r="4.5"
        fill="none"
        stroke="var(--ink-3)"
        strokeWidth="1.4"
        strokeDasharray={status === 'interrupted' ? '2 1.6' : '0'}
      />
      <path d="M3.9 10.1 10.1 3.9" stroke="var(--ink-3)" strokeWidth="1.4" />
    </svg>
  )
}

const BREACH_PATHS: Readonly<Record<BreachMode, string>> = {
  // a table whose lower part has come apart
  DATA_BREAKDOWN: 'M2 2.5h10v3.5H2zM2 8.5h4l-1 3.5H2zM8.2 8.5H12V12H7.2z',
  // a rule struck through
  VALIDATION_BREACH: 'M7 1.5 13 12.5H1zM3.2 8.2l8.2 2.2',
  // an octagon with a bar: stop
  COMPUTE_HALT: 'M4.6 1.5h4.8l3.1 3.1v4.8l-3.1 3.1H4.6L1.5 9.4V4.6zM4.5 7h5',
  // a broken shield
  SECURITY_FAILURE: 'M7 1.2 12.2 3v4c0 3-2.2 5-5.2 6-3-1-5.2-3-5.2-6V3zM7 1.4 5.6 5.2l3 1.6L7 13',
}

export function BreachGlyph({ mode, size = 16 }: { readonly mode: BreachMode; readonly size?: number }): ReactElement {
  return (
    <svg {...box} width={size} height={size}>
      <path d={BREACH_PATHS[mode]} fill="none" stroke="var(--breach)" strokeWidth="1.5" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  )
}
