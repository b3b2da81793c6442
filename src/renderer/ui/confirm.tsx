import './form.css'
import { type ReactElement, useLayoutEffect, useRef, useState } from 'react'
import { Fault, type FaultView } from '../../shared/base/index.ts'
import { FaultText } from './fault-text.tsx'

export interface ConfirmProps {
  /** What is about to happen, as a question. */
  readonly title: string
  /** What becomes of it. */
  readonly hint: string
  readonly confirm: string
  readonly keep: string
  /** Label of the reason, where one is asked for. */
  readonly reason?: string
  /** Does it; what it rejects with is told here. */
  readonly onConfirm: (reason: string) => Promise<void>
  readonly onKeep: () => void
}

/** Asks once more before an act on the rig. Esc keeps everything as it is. */
export function Confirm({ title, hint, confirm, keep, reason, onConfirm, onKeep }: ConfirmProps): ReactElement {
  const [text, setText] = useState('')
  const [isWorking, setWorking] = useState(false)
  const [fault, setFault] = useState<FaultView>()
  const form = useRef<HTMLFormElement>(null)
  // Before it goes, it gives the focus back to what had it.
  useLayoutEffect(() => {
    const asked = form.current
    const before = document.activeElement
    asked?.querySelector<HTMLElement>('input, button')?.focus()
    return () => {
      const now = document.activeElement
      if (before instanceof HTMLElement && (now === document.body || asked?.contains(now) === true)) before.focus()
    }
  }, [])
  const act = async (): Promise<void> => {
    setWorking(true)
    try {
      await onConfirm(text.trim())
    } catch (error) {
      setFault(Fault.from(error).toView())
    } finally {
      setWorking(false)
    }
  }
  return (
    <form
      ref={form}
      className="confirm"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        void act()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onKeep()
      }}
    >
      <strong>{title}</strong>
      <span className="quiet">{hint}</span>
      {reason !== undefined && (
        <input
          className="field"
          aria-label={reason}
          placeholder={reason}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <button type="submit" className="button strong" disabled={isWorking}>
        {confirm}
      </button>
      <button type="button" className="button" onClick={onKeep}>
        {keep}
      </button>
      {fault !== undefined && <FaultText fault={fault} />}
    </form>
  )
}
