import { setFlagsFromString } from 'node:v8'

/** The heap, with what buffers hold beside it, may grow by this much of what was alive before the whole of it is collected. */
const HEAP_GROWTH_PERCENT = 300
/** The first V8 that has no flag for what buffers hold: it warns of it (Electron 42 has V8 14). */
const FLAG_GONE_SINCE = 14

/**
 * Lets V8 collect its whole heap less often. An engine keeps little and throws away many buffers, which the collector of young objects
 * frees; with V8's own limits, made for small footprints and 64 MiB of buffers, buffers alone had the whole heap walked several times a
 * second, 30 ms each time: the latency of one message in a hundred.
 */
export function collectSeldom(): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`)
  if (Number.parseInt(process.versions.v8, 10) < FLAG_GONE_SINCE) setFlagsFromString('--external-memory-accounted-in-global-limit')
}
