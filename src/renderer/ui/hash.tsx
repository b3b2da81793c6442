import { Copy } from 'lucide-react'
import type { ReactElement } from 'react'
import { useServices } from '../services.ts'
import { cutHash } from './format.ts'

/** A hash cut in the middle. The button copies the whole; its name and tooltip hold the full text. */
export function Hash({ value, label }: { readonly value: string; readonly label: string }): ReactElement {
  const { host, notices } = useServices()
  if (value === '') return <span className="quiet">—</span>
  const copy = (): void => {
    host.copyText(value).then(
      () => notices.done('Copied', `${label} ${cutHash(value)}`),
      (error: unknown) => notices.failed('Could not copy', error),
    )
  }
  return (
    <button type="button" className="hash mono" title={`${value} (copy)`} onClick={copy}>
      {cutHash(value)}
      <span className="visually-hidden">
        {' '}
        copy {label} {value}
      </span>
      <Copy size={11} aria-hidden className="hash-icon" />
    </button>
  )
}
