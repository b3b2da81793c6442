import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What a learner's libraries look at when they choose their code: kernels of an older processor, no AVX-512, one thread. */
const LIBRARIES: Readonly<Record<string, string>> = {
  OPENBLAS_CORETYPE: 'Haswell',
  NPY_DISABLE_CPU_FEATURES: 'X86_V4 AVX512_ICL AVX512_SPR',
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
}
/** What an installation is made of beside its sources. */
const LINKED = ['node_modules', '.venv']

export interface SecondGround {
  /** Made anew; it has to be on the file system of `root`. */
  readonly folder: string
  /** The Python environment that it gets. */
  readonly venv: string
}

/** Another place on earth, another language. */
export const ELSEWHERE: Readonly<Record<string, string>> = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }

/**
 * A second installation of the same lock in another folder: the sources as they are now, the packages as hard links, and a Python environment
 * of its own that has the libraries choose other code. Operators get no environment from whoever starts the engine, so the settings lie in
 * the environment itself, where its interpreter reads them first.
 * @returns what is other there, in words
 */
export function makeSecondGround(root: string, { folder, venv }: SecondGround): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  for (const name of new Set(listed.split('\0'))) {
    if (name === '' || LINKED.includes(name) || !existsSync(join(root, name))) continue
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    cpSync(join(root, name), join(folder, name), { force: true })
  }
  execFileSync('cp', ['-alH', join(root, 'node_modules'), join(folder, 'node_modules')])
  execFileSync('cp', ['-alH', venv, join(folder, '.venv')])
  const library = join(folder, '.venv', 'lib')
  const python = readdirSync(library).find((name) => name.startsWith('python3'))
  if (python === undefined) throw new Error(`${library} holds no Python`)
  const settings = { ...LIBRARIES, ...ELSEWHERE }
  // A .pth line that begins with `import` is run when the interpreter starts, before any library is loaded.
  const lines = `import os, time; os.environ.update(${JSON.stringify(settings)}); time.tzset()\n`
  writeFileSync(join(library, python, 'site-packages', 'aaa-second-ground.pth'), lines)
  const config = join(folder, '.venv', 'pyvenv.cfg')
  const text = readFileSync(config, 'utf8')
  // The hard link is broken first: the original stays what it is.
  rmSync(config)
  writeFileSync(config, text)
  requireOther(join(folder, '.venv', 'bin', 'python'))
  return 'another folder, kernels of Haswell, NumPy without AVX-512, one thread, Kiritimati, Turkish'
}

/** The comparison would show nothing if the libraries still chose what they choose here. @throws Error */
function requireOther(python: string): void {
  const ask =
    "import os, numpy._core._multiarray_umath as m; print(os.environ['OPENBLAS_CORETYPE'], m.__cpu_features__.get('X86_V4', False))"
  const said = execFileSync(python, ['-P', '-c', ask], { encoding: 'utf8', env: {} }).trim()
  if (said !== 'Haswell False') throw new Error(`the second ground is none: ${said}`)
}
