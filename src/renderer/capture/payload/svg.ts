import { Fault } from '../../../shared/base/index.ts'

/** Bytes of an SVG that is drawn at all, and of one that is drawn unasked. */
export const SVG_BYTES_MAX = 1_048_576
const PLAIN_BYTES_MAX = 131_072
/** References of one that is drawn unasked: each level of them multiplies what is drawn, and what may take long is for a person to start. */
const REFERENCES_MAX = 24
/** A document type may name the kind of document; one that declares anything is none of these. */
const ROOT = /^(?:<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE svg[^>[]*>|\s)*<svg[\s>]/
const REFERENCE = /<use\b|url\(|<feImage\b/gi

const beginsAsSvg = (bytes: Uint8Array): boolean => ROOT.test(new TextDecoder().decode(bytes.subarray(0, 4_096)))

/** Whether it is an SVG document that may be drawn without having been asked for. */
export function isPlainSvg(bytes: Uint8Array): boolean {
  if (bytes.byteLength > PLAIN_BYTES_MAX || !beginsAsSvg(bytes)) return false
  return (new TextDecoder().decode(bytes).match(REFERENCE)?.length ?? 0) <= REFERENCES_MAX
}

/** @throws Fault `capture/unreadable` when it is none that is drawn */
export function checkSvg(bytes: Uint8Array): void {
  if (bytes.byteLength > SVG_BYTES_MAX) throw new Fault('capture/unreadable', `an SVG of more than ${SVG_BYTES_MAX} bytes is not drawn`)
  if (!beginsAsSvg(bytes)) throw new Fault('capture/unreadable', 'not an SVG document, or one that declares entities')
}
