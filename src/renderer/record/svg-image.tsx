import { type ReactElement, useEffect, useState } from 'react'
import { formatBytes } from '../ui/format.ts'
import { WORDS } from '../words/topics.ts'

const words = WORDS.message

/** A foreign SVG as a picture: within `img` it runs no script, loads nothing, and is no part of this page. */
export function SvgImage({ payload }: { readonly payload: Uint8Array }): ReactElement {
  const [address, setAddress] = useState<string>()
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([payload.slice()], { type: 'image/svg+xml' }))
    setAddress(made)
    setBroken(false)
    return () => URL.revokeObjectURL(made)
  }, [payload])
  if (isBroken) return <p className="wrong">{words.notDrawn}</p>
  return (
    <div className="svg-image">
      {address !== undefined && <img src={address} alt={words.svgAlt(formatBytes(payload.byteLength))} onError={() => setBroken(true)} />}
    </div>
  )
}
