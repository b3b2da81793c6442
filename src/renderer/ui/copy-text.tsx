import { Copy } from 'lucide-react'
import type { ReactElement } from 'react'
import { useServices } from '../services.ts'
import { WORDS } from '../words/shell.ts'

/** A command line or another text, whole, that a press copies. */
export function CopyText({ text }: { readonly text: string }): ReactElement {
  const { host, notices } = useServices()
  const copy = (): void => {
    host.copyText(text).then(
      () => notices.done(WORDS.command.copied, text),
      (error: unknown) => notices.failed(WORDS.command.couldNotCopy, error),
    )
  }
  return (
    <button type="button" className="hash mono" onClick={copy}>
      {text}
      <Copy size={11} aria-hidden className="hash-icon" />
    </button>
  )
}
