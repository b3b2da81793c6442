import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/** A client certificate as TLS took it. */
export interface PresentedCertificate {
  /** Attributes in the certificate's order, short names, RFC 2253 escapes: `CN=rig-7,O=lab`. */
  readonly subject: string
  /** Of its DER bytes, lower-case hex. */
  readonly sha256: string
  /** One of the listener's authorities signed it, and it was valid at the handshake. */
  readonly isTrusted: boolean
  /** Wall clock, ms since 1970. */
  readonly notBeforeMs: number
  readonly notAfterMs: number
}

/** The certificate that the other end of a TLS connection presented, if any. */
export function presentedCertificate(socket: Socket): PresentedCertificate | undefined {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
  if (certificate === undefined) return undefined
  const { subject, fingerprint256, validFrom, validTo } = certificate
  return {
    subject: subject.split('\n').join(','),
    sha256: fingerprint256.replaceAll(':', '').toLowerCase(),
    isTrusted: (socket as TLSSocket).authorized,
    notBeforeMs: Date.parse(validFrom),
    notAfterMs: Date.parse(validTo),
  }
}
