import { Fault } from '../../shared/base/index.ts'
import { type Bus, connectBus } from '../../shared/client/index.ts'
import { connectBrowserSocket } from '../../shared/transport/index.ts'
import type { Host } from './host.ts'
import { pageClock } from './page-clock.ts'
import { pageRandom } from './page-random.ts'

/** The code of `#code=…`; undefined when the fragment holds none. */
export function codeOf(fragment: string): string | undefined {
  const code = new URLSearchParams(fragment.replace(/^#/, '')).get('code')
  return code === null || code === '' ? undefined : code
}

/** Exchanges the single-use code for a token. The token never leaves this module's memory. */
async function exchange(code: string): Promise<string> {
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
    credentials: 'omit',
    cache: 'no-store',
  }).catch((error: unknown) => {
    throw new Fault('transport/closed', 'the engine does not answer', {}, { cause: error })
  })
  const answer = (await response.json().catch(() => ({}))) as { token?: unknown; error?: { code?: unknown; message?: unknown } }
  if (response.ok && typeof answer.token === 'string') return answer.token
  const code_ = typeof answer.error?.code === 'string' && Fault.isCode(answer.error.code) ? answer.error.code : 'auth/bad-code'
  throw new Fault(code_, typeof answer.error?.message === 'string' ? answer.error.message : 'this code is not valid any more')
}

/** How long a file's address lives: the browser has read it long before. */
const DOWNLOAD_MS = 60_000

/** A file among the browser's downloads: bytes of an opaque type, so that nothing opens them as a page. */
function download(name: string, bytes: Uint8Array): boolean {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }))
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = name
  anchor.click()
  pageClock.after(DOWNLOAD_MS, () => URL.revokeObjectURL(address))
  return true
}

/** A browser on this machine: the code in the address is exchanged once, the token is kept in memory only. */
export function browserHost(page: { readonly location: Location; readonly history: History }): Host {
  let code = codeOf(page.location.hash)
  let token: string | undefined
  // At once, before anything can read the address: a code must not stay in the bar or in the history.
  if (page.location.hash !== '') page.history.replaceState(null, '', page.location.pathname + page.location.search)
  const url = `ws://${page.location.host}/bus`
  return {
    kind: 'browser',
    connect: async (): Promise<Bus> => {
      if (token === undefined) {
        if (code === undefined) throw new Fault('auth/bad-code', 'this address holds no code')
        token = await exchange(code)
        code = undefined
      }
      const transport = await connectBrowserSocket(url)
      return connectBus(transport, { token, client: 'vbus-browser/0.1.0', clock: pageClock, random: pageRandom })
    },
    captureLink: async () => {
      if (token === undefined) throw new Fault('transport/closed', 'the page itself is not connected yet')
      return { url, token }
    },
    copyText: (text) => navigator.clipboard.writeText(text),
    saveFile: async (name, bytes) => download(name, bytes),
  }
}
