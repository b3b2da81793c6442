import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The native part of @tensorflow/tfjs-node-gpu, which its own install script downloads. Where that cannot be had it is built from the package's C++
 * sources, with TensorFlow's headers and library from PyPI: the same code, on the processor.
 */
const ROOT = join(import.meta.dirname, '..', '..')
const PACKAGE = join(ROOT, 'node_modules', '@tensorflow', 'tfjs-node-gpu')
const BINDING = join(PACKAGE, 'lib', 'napi-v8', 'tfjs_binding.node')
const WHEEL = {
  name: 'tensorflow-cpu==2.21.0',
  platform: 'manylinux_2_27_x86_64',
  python: '311',
  sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
}
const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2']
const FOLDER = join(ROOT, '.tools', 'tensorflow-2.21.0')
const STEP_MS = 600_000

/** How the binding is there now. @throws Error in one line when it cannot be had. */
export function tensorflowBinding(say: (line: string) => void): 'installed' | 'built' {
  if (!existsSync(PACKAGE)) throw new Error('@tensorflow/tfjs-node-gpu is not installed: npm ci')
  if (existsSync(BINDING)) return existsSync(FOLDER) ? 'built' : 'installed'
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('the binding is built on x64 Linux only: npm rebuild --ignore-scripts=false @tensorflow/tfjs-node-gpu')
  say('fetching TensorFlow from PyPI')
  fetchTensorflow()
  say('building the binding')
  build()
  return 'built'
}

function fetchTensorflow(): void {
  const python = join(ROOT, '.venv', 'bin', 'python')
  mkdirSync(FOLDER, { recursive: true })
  const only = ['--no-deps', '--only-binary=:all:', '--platform', WHEEL.platform, '--python-version', WHEEL.python]
  run(python, ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', ...only, '--dest', FOLDER, WHEEL.name])
  const wheel = join(FOLDER, readdirSync(FOLDER).find((name) => name.endsWith('.whl')) ?? '')
  const sha256 = createHash('sha256').update(readFileSync(wheel)).digest('hex')
  if (sha256 !== WHEEL.sha256) throw new Error(`${wheel} is not the wheel that is pinned: ${sha256}`)
  const unpack =
    "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); z.extractall(sys.argv[2],[n for n in z.namelist() if '/include/' in n or '/libtensorflow' in n])"
  run(python, ['-c', unpack, wheel, FOLDER])
  rmSync(wheel)
}

function build(): void {
  const tensorflow = join(FOLDER, 'tensorflow')
  const target = join(PACKAGE, 'deps', 'lib')
  for (const folder of [target, join(PACKAGE, 'lib', 'napi-v8')]) mkdirSync(folder, { recursive: true })
  for (const library of LIBRARIES) {
    rmSync(join(target, library), { force: true })
    copyFileSync(join(tensorflow, library), join(target, library), constants.COPYFILE_FICLONE)
  }
  const sources = readdirSync(join(PACKAGE, 'binding'))
    .filter((name) => name.endsWith('.cc'))
    .map((name) => join(PACKAGE, 'binding', name))
  const includes = [join(ROOT, 'node_modules', 'node-api-headers', 'include'), join(tensorflow, 'include'), join(PACKAGE, 'binding')]
  run('g++', [
    ...['-std=c++17', '-O2', '-shared', '-fPIC', '-DNAPI_VERSION=8', ...sources, ...includes.map((path) => `-I${path}`)],
    ...['-o', BINDING, `-L${target}`, ...LIBRARIES.map((name) => `-l:${name}`), '-Wl,-rpath,$ORIGIN/../../deps/lib'],
  ])
}

function run(command: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: STEP_MS })
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr.trim().split('\n').at(-1)}`)
}
