/** Progress of set-up: one line a step, on standard error, so that standard output stays clean for --json. */

/** A step that cannot be done here; `remedy` is the one line that a person can act on. */
export class SetupError extends Error {
  constructor(message, remedy) {
    super(message)
    this.name = 'SetupError'
    this.remedy = remedy
  }
}

const STILL_WORKING_MS = 15_000

export function say(text) {
  process.stderr.write(`set-up: ${text}\n`)
}

/** Runs `work`, saying that it began, that it goes on (every 15 s) and how long it took. */
export async function step(title, work) {
  const started = performance.now()
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1)
  say(`${title} …`)
  const timer = setInterval(() => say(`${title} … ${seconds()} s so far`), STILL_WORKING_MS)
  try {
    const value = await work()
    say(`${title}: done in ${seconds()} s`)
    return value
  } finally {
    clearInterval(timer)
  }
}
