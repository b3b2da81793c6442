import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, writeOrCheck } from './generated-file.ts'

/** Static protobuf code from proto/arqonbus/v1; `--check` only compares. */
const PROTO = 'proto/arqonbus/v1'
const OUT = 'src/shared/wire/generated'
/** fault.proto is for clients in other languages; TypeScript has the table itself. */
const LEFT_OUT = new Set(['fault.proto'])

const files = readdirSync(join(ROOT, PROTO))
  .filter((name) => name.endsWith('.proto') && !LEFT_OUT.has(name))
  .sort()
  .map((name) => `${PROTO}/${name}`)
const work = mkdtempSync(join(tmpdir(), 'vbus-proto-'))
const bin = join(ROOT, 'node_modules', '.bin')
const run = (tool: string, args: string[]): Buffer => execFileSync(process.execPath, [join(bin, tool), ...args], { cwd: ROOT })
try {
  const js = join(work, 'arqonbus.js')
  const types = join(work, 'arqonbus.d.ts')
  const options = ['-t', 'static-module', '-w', 'es6', '--force-number=false', '--no-delimited', '--no-service', '--no-verify']
  run('pbjs', [...options, '-o', js, ...files])
  run('pbts', ['-o', types, js])
  writeOrCheck(
    [
      { path: `${OUT}/arqonbus.js`, text: readFileSync(js, 'utf8') },
      { path: `${OUT}/arqonbus.d.ts`, text: readFileSync(types, 'utf8') },
    ],
    'npm run proto',
  )
} finally {
  rmSync(work, { recursive: true, force: true })
}
