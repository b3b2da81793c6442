import { type FaultOutcome, faultMatrix, meetFault } from '../src/main/log/fault-matrix.testing.ts'
import { type FullDiskReport, fillDisk } from './lib/full-disk.ts'
import { end, say } from './lib/outcome.ts'

/**
 * `npm run lab:faults`: a log meets ENOSPC, EIO and short writes at every kind of call and many places; then the whole engine meets a file
 * system that is really full (a small tmpfs, which needs root).
 */
const PLACES = [1, 2, 3, 4, 5, 6, 8, 11, 15, 20, 30]

const outcomes: FaultOutcome[] = []
for (const fault of faultMatrix(PLACES)) {
  const outcome = await meetFault(fault)
  outcomes.push(outcome)
  for (const line of outcome.wrong) say(`${JSON.stringify(fault)}: ${line}`)
  if (outcomes.length % 50 === 0) say(`${outcomes.length} faults met`)
}
const fell = (where: FaultOutcome['fell']): number => outcomes.filter((outcome) => outcome.fell === where).length
const wrong = outcomes.filter((outcome) => outcome.wrong.length > 0).length
let fullDisk: FullDiskReport | string
if (process.getuid?.() === 0) fullDisk = await fillDisk(say)
else {
  fullDisk = 'not tried: mounting a tmpfs needs root'
  say(fullDisk)
}
const isFullDiskOk = typeof fullDisk === 'string' || fullDisk.wrong.length === 0
end({
  ok: wrong === 0 && fell('appending') > 0 && isFullDiskOk,
  faults: outcomes.length,
  at_opening: fell('opening'),
  while_appending: fell('appending'),
  never: fell('never'),
  wrong,
  full_disk: fullDisk,
})
