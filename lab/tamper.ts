import { comparePython } from '../src/main/audit/compare-python.testing.ts'
import { tamperBlobs } from '../src/main/audit/tamper-blobs.testing.ts'
import { tamperExports } from '../src/main/audit/tamper-exports.testing.ts'
import { TAMPERINGS } from '../src/main/audit/tampering.testing.ts'
import { accuseClean, tryTampering } from '../src/main/audit/try-tampering.testing.ts'
import { end, roundsOr, say, seedOr } from './lib/outcome.ts'

/**
 * `npm run lab:tamper`: 100,000 times a generated log is tampered with, in every class; each must be found and its place named. Of 10,000 logs that
 * nobody touched none may be accused; a sample of each class goes through the Python verifier too. `--rounds N`, `--seed N`
 */
const TRIES = 100_000
const CLEAN_SHARE = 10
const PYTHON_PER_CLASS = 100

const seed = seedOr(Math.floor(Math.random() * 2 ** 30))
const rounds = roundsOr(TRIES)
const classes = Object.keys(TAMPERINGS)
say(`seed ${seed}`)
const report = await tryTampering({
  seed,
  perClass: Math.ceil(rounds / classes.length),
  onClass: (kind, { tried, caught }) => say(`${kind}: ${caught} of ${tried}`),
})
const others = [
  ['exported folders', tamperExports],
  ['blobs', tamperBlobs],
] as const
const perClass = Math.ceil(rounds / classes.length)
const reports = [report]
for (const [kind, tamper] of others) {
  const other = await tamper({ seed, perClass })
  say(`${kind}: ${other.caught} of ${other.tried}`)
  reports.push(other)
}
const cleanLogs = Math.ceil(rounds / CLEAN_SHARE)
const accused = await accuseClean(seed, cleanLogs)
say(`accused of ${cleanLogs} clean logs: ${accused.length}`)
const python = await comparePython({ seed, perClass: Math.min(PYTHON_PER_CLASS, Math.ceil(rounds / classes.length)) })
say(`Python says the same of ${python.compared - python.differed.length} of ${python.compared}`)
const tried = reports.reduce((sum, each) => sum + each.tried, 0)
const caught = reports.reduce((sum, each) => sum + each.caught, 0)
const missed = reports.flatMap((each) => each.missed)
const ok = caught === tried && accused.length === 0 && python.differed.length === 0
end({ ok, seed, tried, caught, missed, clean: cleanLogs, accused, python: python.compared, differed: python.differed })
