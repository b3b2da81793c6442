import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { conformanceRunner, PROTO_DIR } from './lib/conformance-runner.ts'
import { end, say } from './lib/outcome.ts'

/**
 * `npm run lab:conformance`: Google's protobuf conformance suite against the reader that the product uses, generated with the product's own
 * flags and `Reader.discardUnknown = false`. What asks for JSON or text is skipped by the testee: the product reads protobuf.
 */
const ROOT = join(import.meta.dirname, '..')
/** The runner of 33.2 has 1,401 tests of proto2 and proto3 that read and write protobuf, and as many again of the same in editions. */
const PASSED_MIN = 2_805
const EDITION_MAX = '2023'
const PROTOS = [
  'conformance/conformance.proto',
  'google/protobuf/test_messages_proto2.proto',
  'google/protobuf/test_messages_proto3.proto',
  'google/protobuf/test_messages_edition2023.proto',
  'google/protobuf/test_messages_proto2_editions.proto',
  'google/protobuf/test_messages_proto3_editions.proto',
]
/** As scripts/proto.ts generates the product's own code. */
const FLAGS = ['-t', 'static-module', '-w', 'es6', '--force-number=false', '--no-delimited', '--no-service', '--no-verify']
const SUMMARY =
  /CONFORMANCE (?:SUITE|TEST) (?:PASSED|FAILED): (\d+) successes, (\d+) skipped, (\d+) expected failures, (\d+) unexpected failures/g

const work = mkdtempSync(join(tmpdir(), 'vbus-conformance-'))
try {
  symlinkSync(join(ROOT, 'node_modules'), join(work, 'node_modules'))
  writeFileSync(join(work, 'package.json'), '{"type":"module"}')
  const code = join(work, 'suite.js')
  const pbjs = join(ROOT, 'node_modules', '.bin', 'pbjs')
  execFileSync(process.execPath, [pbjs, ...FLAGS, '-p', PROTO_DIR, '-o', code, ...PROTOS], { cwd: ROOT })
  // The runner starts one program without arguments.
  const testee = join(work, 'testee.sh')
  const script = join(ROOT, 'lab', 'lib', 'conformance-testee-process.ts')
  writeFileSync(testee, `#!/bin/sh\nexec '${process.execPath}' --disable-warning=ExperimentalWarning '${script}' '${code}'\n`)
  chmodSync(testee, 0o755)
  const [file = '', ...args] = conformanceRunner()
  const settings = ['--enforce_recommended', '--maximum_edition', EDITION_MAX, '--output_dir', work]
  const { stdout, stderr } = spawnSync(file, [...args, ...settings, testee], { encoding: 'utf8' })
  const output = stdout + stderr
  const sums = [...output.matchAll(SUMMARY)].map(([, ...counts]) => counts.map(Number))
  const sum = (at: number): number => sums.reduce((total, counts) => total + (counts[at] ?? 0), 0)
  const [passed, skipped, failed] = [sum(0), sum(1), sum(2) + sum(3)]
  if (failed > 0 || sums.length === 0) say(output.slice(-8_000))
  end({ ok: failed === 0 && passed >= PASSED_MIN, passed, failed, skipped })
} finally {
  rmSync(work, { recursive: true, force: true })
}
