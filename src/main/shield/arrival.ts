import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import type { Transport } from '../../shared/transport/index.ts'
import { presentedCertificate } from '../platform/peer-certificate.ts'
import type { Arrival } from './contract.ts'
import { bearerOf } from './page-server.ts'

/** What follows the hello's own frame is the Spine's; before it a connection may send only this much. */
const UNADMITTED_BYTES_MAX = 8 * 1024
const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/

/**
 * What an address is counted under: an IPv4 address, or the network of 64 bits that an IPv6 one lies in, since whoever has one address of it
 * has them all.
 */
export function networkOf(address: string): string {
  const mapped = MAPPED_IPV4.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [plain = ''] = address.split('%', 1)
  if (!isIPv6(plain)) return address
  const [left = '', right] = plain.split('::')
  const head = left === '' ? [] : left.split(':')
  const tail = right === undefined || right === '' ? [] : right.split(':')
  const groups = right === undefined ? head : [...head, ...new Array(8 - head.length - tail.length).fill('0'), ...tail]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** @param kind which door it came through */
export function arrivalOf(request: IncomingMessage, kind: 'tcp' | 'unix' | 'tls' | 'mtls'): Arrival {
  const bearer = bearerOf(request)
  return {
    address: kind === 'unix' ? 'unix' : networkOf(request.socket.remoteAddress ?? 'unknown'),
    ...(bearer !== undefined && { bearer }),
    ...(kind === 'mtls' && { asked: { certificate: presentedCertificate(request.socket) } }),
  }
}

/** Cuts off a connection that sends much and no hello. */
export function watchBytes(request: IncomingMessage, transport: Transport): void {
  const { socket } = request
  const onData = (): void => {
    if (isSpoken) socket.off('data', onData)
    else if (socket.bytesRead - start > UNADMITTED_BYTES_MAX) {
      socket.off('data', onData)
      transport.close(4413, 'too much before hello')
    }
  }
  const start = socket.bytesRead
  let isSpoken = false
  const read = transport.onFrame
  transport.onFrame = (frame) => {
    isSpoken = true
    read(frame)
  }
  socket.on('data', onData)
}
