import { type ReactElement, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { ReleaseReport } from '../../../shared/bundle/index.ts'
import type { ForeignBundle } from '../../record/foreign-bundle.ts'
import { shortKey } from '../../record/verified-mark.tsx'
import { useServices } from '../../services.ts'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/audit.ts'

const words = WORDS.bundle

/** What a bundle that was chosen or dropped shows; nothing of it is markup. */
export function BundleBand(): ReactElement {
  const { bundles } = useServices()
  const check = useStore(bundles.store, (state) => state.check)
  return (
    <>
      <Chooser />
      {check?.phase === 'checking' && (
        <div className="verify-outcome held" role="status">
          {words.checking(check.name)}{' '}
          <button type="button" className="button" onClick={() => bundles.clear()}>
            {words.cancel}
          </button>
        </div>
      )}
      {check?.phase === 'fails' && (
        <div className="verify-outcome breach-band" role="alert">
          <div>
            <strong>{words.fails(check.name)}</strong> {check.reason}
          </div>
          <button type="button" className="button" onClick={() => bundles.clear()}>
            {words.close}
          </button>
        </div>
      )}
      {check?.phase === 'holds' && <Held name={check.name} bundle={check.bundle} isPinned={check.isPinned} />}
    </>
  )
}

/** The chooser of files, and the page as a place to drop one on. */
function Chooser(): ReactElement {
  const { bundles } = useServices()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    bundles.choose = () => input.current?.click()
    const onOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault()
    }
    const onDrop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0]
      if (file === undefined) return
      event.preventDefault()
      void bundles.check(file)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('drop', onDrop)
    return () => {
      bundles.choose = undefined
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [bundles])
  return (
    <input
      ref={input}
      type="file"
      hidden
      aria-label={words.check}
      onChange={(event) => {
        const file = event.target.files?.[0]
        if (file !== undefined) void bundles.check(file)
        event.target.value = ''
      }}
    />
  )
}

/** What a person said of the outputs. */
function Release({ release: { verdict, reason, wrong } }: { readonly release: ReleaseReport }): ReactElement {
  if (wrong !== null)
    return (
      <p role="alert" className="proof-broken">
        {words.notReleased(wrong)}
      </p>
    )
  if (verdict === null) return <p>{words.notAsked}</p>
  return <p>{verdict === 'release' ? words.released(reason ?? '') : words.rejected(reason ?? '')}</p>
}

interface HeldProps {
  readonly name: string
  readonly bundle: ForeignBundle
  readonly isPinned: boolean
}

function Held({ name, bundle, isPinned }: HeldProps): ReactElement {
  const { bundles } = useServices()
  const { run, status, vkey, size, first, last, hasEnded, breaches, trust, release } = bundle
  return (
    <div className={`verify-outcome bundle-band ${isPinned ? 'held' : 'degraded-band'}`} role="status">
      <div>
        <strong>{words.holds(name)}</strong> {isPinned ? words.signedByPinned(shortKey(vkey)) : words.signedByUnknown(shortKey(vkey))}
        <p>
          {words.shows(run, hasEnded ? status : words.notEnded, `${formatCount(first)} to ${formatCount(last)}`, formatCount(size))}
          {breaches > 0 && ` ${words.breaches(formatCount(breaches))}`}
        </p>
        {trust.holds ? (
          <p>{words.trusted(shortKey(trust.person ?? ''))}</p>
        ) : (
          <p role="alert" className="proof-broken">
            {words.notTrusted(trust.reason ?? '')}
          </p>
        )}
        {release !== undefined && <Release release={release} />}
        <p className="mono proof-key">{vkey}</p>
        {!isPinned && <p>{words.pinHint}</p>}
      </div>
      <span className="bundle-acts">
        {!isPinned && (
          <button type="button" className="button" onClick={() => bundles.pin()}>
            {words.pin}
          </button>
        )}
        <button type="button" className="button" onClick={() => bundles.clear()}>
          {words.close}
        </button>
      </span>
    </div>
  )
}
