import { type ReactElement, useState } from 'react'
import { formatCount } from '../ui/format.ts'
import { WORDS } from '../words/topics.ts'
import { HEX_BYTES_MAX, type HexLine, hexLines } from './hex-lines.ts'

const words = WORDS.message
const FIRST_LINES = 64

export interface HexViewProps {
  readonly payload: Uint8Array
  /** Its bytes are marked. */
  readonly pointed: { readonly start: number; readonly end: number } | undefined
  readonly onPoint: (offset: number | undefined) => void
}

/** The classic dump, 16 bytes a line. */
export function HexView({ payload, pointed, onPoint }: HexViewProps): ReactElement {
  const [isWhole, setWhole] = useState(false)
  const lines = hexLines(payload, isWhole ? HEX_BYTES_MAX / 16 : FIRST_LINES)
  const left = Math.min(payload.byteLength, HEX_BYTES_MAX) - lines.length * 16
  return (
    <>
      <div className="hex-lines mono" tabIndex={0} role="region" aria-label={words.bytes} onPointerLeave={() => onPoint(undefined)}>
        {lines.map((line) => (
          <Line key={line.offset} line={line} pointed={pointed} onPoint={onPoint} />
        ))}
      </div>
      {left > 0 && (
        <button type="button" className="button bare" onClick={() => setWhole(true)}>
          {words.leftOut(formatCount(left))}
        </button>
      )}
      {isWhole && payload.byteLength > HEX_BYTES_MAX && (
        <p className="quiet">{words.leftOut(formatCount(payload.byteLength - HEX_BYTES_MAX))}</p>
      )}
    </>
  )
}

function Line({ line, pointed, onPoint }: { readonly line: HexLine } & Pick<HexViewProps, 'pointed' | 'onPoint'>): ReactElement {
  return (
    <div className="hex-line">
      <span className="hex-offset">{line.offset.toString(16).padStart(6, '0')}</span>
      <span>
        {line.bytes.map((byte, i) => {
          const offset = line.offset + i
          const isPointed = pointed !== undefined && offset >= pointed.start && offset < pointed.end
          return (
            <span key={offset} className={isPointed ? 'hex-byte pointed' : 'hex-byte'} onPointerEnter={() => onPoint(offset)}>
              {byte}
            </span>
          )
        })}
      </span>
      <span className="quiet">{line.text}</span>
    </div>
  )
}
