/** Calls back after this event-loop turn; the order of calls is kept. */
export type Defer = (callback: () => void) => void

function browserTurn(): Defer {
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.onmessage = () => waiting.shift()?.()
  return (callback) => {
    waiting.push(callback)
    port2.postMessage(0)
  }
}

/** `setImmediate` in Node; a message to oneself in a browser, whose timers would wait 4 ms. */
export const nextTurn: Defer = typeof setImmediate === 'function' ? (callback) => void setImmediate(callback) : browserTurn()
