import { Fault } from '../../shared/base/index.ts'
import { type CAPTURE_PORT_CHANNEL, PORT_CHANNEL } from '../../shared/host/index.ts'
import { pageClock } from './page-clock.ts'

/** How long the app may take to bring a port. */
const PORT_WAIT_MS = 10_000

/** The next MessagePort of `channel` that the preload script hands over. Only this window itself can post such a message. */
export function nextPort(channel: typeof PORT_CHANNEL | typeof CAPTURE_PORT_CHANNEL = PORT_CHANNEL): {
  readonly port: Promise<MessagePort>
  readonly cancel: () => void
} {
  let cancel = (): void => {}
  const port = new Promise<MessagePort>((resolve, reject) => {
    const onMessage = (event: MessageEvent): void => {
      const [first] = event.ports
      if (event.source !== window || event.origin !== window.location.origin || event.data !== channel || first === undefined) return
      cancel()
      resolve(first)
    }
    const stopTimer = pageClock.after(PORT_WAIT_MS, () => {
      cancel()
      reject(new Fault('transport/closed', 'the app brought no port in time'))
    })
    cancel = () => {
      stopTimer()
      window.removeEventListener('message', onMessage)
    }
    window.addEventListener('message', onMessage)
  })
  return { port, cancel }
}
