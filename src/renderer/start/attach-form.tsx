import { type ReactElement, useId, useState } from 'react'
import { useStore } from 'zustand'
import { REMOTE_TOKEN_CHARS_MAX, REMOTE_URL_CHARS_MAX } from '../../shared/host/index.ts'
import { WORDS } from '../words/start.ts'
import type { StartModel } from './start-model.ts'
import { Trouble } from './trouble.tsx'

/** An engine elsewhere, by its address and a token of it. */
export function AttachForm({ start }: { readonly start: StartModel }): ReactElement {
  const [address, setAddress] = useState('')
  const [token, setToken] = useState('')
  const working = useStore(start.store, (state) => state.working)
  const id = useId()
  return (
    <section className="start-part" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{WORDS.attach}</h2>
      <p className="quiet">{WORDS.attachAbout}</p>
      <Trouble start={start} acts={['attach']} />
      <form
        className="start-form"
        onSubmit={(event) => {
          event.preventDefault()
          void start.attach(address, token)
        }}
      >
        <label htmlFor={`${id}-address`}>{WORDS.address}</label>
        <input
          id={`${id}-address`}
          className="field"
          required
          maxLength={REMOTE_URL_CHARS_MAX}
          placeholder={WORDS.addressHint}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        <label htmlFor={`${id}-token`}>{WORDS.token}</label>
        <input
          id={`${id}-token`}
          className="field"
          type="password"
          autoComplete="off"
          required
          maxLength={REMOTE_TOKEN_CHARS_MAX}
          placeholder={WORDS.tokenHint}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
        <button type="submit" className="button" disabled={working !== undefined}>
          {WORDS.join}
        </button>
      </form>
    </section>
  )
}
