import type { ReactElement } from 'react'
import type { BreachMode } from '../../shared/base/index.ts'
import { useServices } from '../services.ts'
import { BreachGlyph } from '../ui/glyphs.tsx'
import { WORDS } from '../words/shell.ts'
import { useBreakerAt } from './use-breaker-at.ts'

const MODES: readonly BreachMode[] = ['DATA_BREAKDOWN', 'VALIDATION_BREACH', 'COMPUTE_HALT', 'SECURITY_FAILURE']
const words = WORDS.lamps

/** The four breaches: a lamp is grey until its breach holds the breaker open, then it opens the breach. */
export function BreachLamps(): ReactElement {
  const { commands } = useServices()
  const breaker = useBreakerAt()
  const open = breaker.isKnown && breaker.isOpen ? breaker.mode : undefined
  return (
    <ul className="lamps" aria-label={words.name}>
      {MODES.map((mode) => (
        <li key={mode}>
          {mode === open ? (
            <button
              type="button"
              className="lamp lit"
              aria-label={words.lit(mode)}
              title={words.lit(mode)}
              onClick={() => void commands.run('shell.open-breach')}
            >
              <BreachGlyph mode={mode} size={18} />
            </button>
          ) : (
            <span
              className="lamp"
              role="img"
              aria-label={breaker.isKnown ? words.clear(mode) : words.unknown(mode)}
              title={words.clear(mode)}
            >
              <BreachGlyph mode={mode} size={18} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
