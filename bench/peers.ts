import { TOOLS } from './lib/tools.ts'

/** `npm run bench:peers`: installs what the bench measures against; what cannot be had is said in one line. Exit 1 when something is missing. */
const say = (line: string): void => void process.stderr.write(`${line}\n`)

let missing = 0
for (const { name, find, install } of Object.values(TOOLS)) {
  if (find() === undefined) say(`installing ${name} ...`)
  const problem = find() === undefined ? install() : undefined
  const path = find()
  if (path === undefined) missing++
  say(path === undefined ? `missing: ${name}: ${problem ?? 'it was installed and is not found'}` : `here: ${name} (${path})`)
}
process.exit(missing === 0 ? 0 : 1)
