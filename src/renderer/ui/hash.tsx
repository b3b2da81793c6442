import { Copy } from 'lucide-react'
import type { ReactElement } from 'react'
import { useServices } from '../services.ts'
import { cutHash } from './format.ts'

interface HashProps {
  readonly value: string
  readonly label: string
  /** How it is called elsewhere, where that is not its cut. */
  readonly short?: string
}

/** A hash cut in the middle, or an id by its short name. The button copies the whole; its name and tooltip hold the full text. */
export function Hash({ value, label, short = cutHash(value) }: HashProps): ReactElement {
  const { host, notices } = useServices()
  if (value === '') return <span className="quiet">—</span>
  const copy = (): void => {
    host.copyText(value).then(
      () => notices.done('Copied', `${label} ${short}`),
      (error: unknown) => notices.failed('Could not copy', error),
    )
  }
  return (
    <button type="button" className="hash mono" title={`${value} (copy)`} onClick={copy}>
      {short}
      <span className="visually-hidden">
        {' '}
        copy {label} {value}
      </span>
      <Copy size={11} aria-hidden className="hash-icon" />
    </button>
  )
}
