import { createHash } from 'node:crypto'
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'

/** What a component is made of (workspace.yaml, `components`). */
export type ComponentSource = { readonly builtin: string } | InstalledProgram | OwnProgram

/** A part of the installation that runs as a process. */
export interface InstalledProgram {
  readonly runtime: 'python' | 'node'
  /** Python: a dotted module name; Node: a file, relative to the installation. */
  readonly module: string
  /** A folder of the workspace that is part of it. */
  readonly own?: { readonly root: string; readonly folder: string }
}

/** A process of the workspace's own. */
export interface OwnProgram {
  /** `python`, `node`, an absolute path or `./FILE`, then its arguments; what begins with `./` is a file of one folder of the workspace. */
  readonly command: readonly string[]
  /** The workspace's absolute path. */
  readonly ownRoot: string
}

export interface ComponentHash {
  readonly id: string
  /** SHA-256 of `listing`, lower-case hex. */
  readonly sha256: string
  /** One line a file, in `sha256sum` form (`HEX  PATH\n`), sorted by path: `sha256sum FILES | sha256sum` gives the component's hash. */
  readonly listing: string
  /** Relative to the installation, with `/`, sorted by code unit. */
  readonly files: readonly string[]
}

/** A component of more files is refused: its record would not fit. */
export const COMPONENT_FILES_MAX = 1_000
const FOLDER_DEPTH_MAX = 16

const PYTHON_MODULE = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/
const NODE_MODULE = /^[\w.-][\w./-]*\.ts$/
const SDK_SOURCES = 'sdk/python/src'
const PYTHON_PARTS = ['fabric', SDK_SOURCES, 'python/requirements.lock']
const NODE_PARTS = ['src/main/compute', 'src/main/platform', 'src/shared', 'package-lock.json']
/** What every Python operator of a workspace's own has of the installation: the SDK. */
const OWN_PYTHON_PARTS = [SDK_SOURCES, 'python/requirements.lock']
/** And what every Node operator has: the client's sources. */
const OWN_NODE_PARTS = ['sdk/typescript/src', 'src/main/platform', 'src/shared', 'package-lock.json']
/** Before the names of files of the workspace in a listing. */
const OWN_PREFIX = 'workspace/'
const OWN_FILE = './'
/** A built-in part runs in the engine's own process: all of the engine is what it is made of. */
const BUILTIN_PARTS = ['src/main', 'src/shared', 'package-lock.json']

/**
 * The files and folders, relative to the installation, that a component is made of (docs/spec/operators.md OP2). The python environment and
 * node_modules stand behind their lock files, which pin them by hash.
 * @throws Fault `workspace/component-altered` when the module names nothing in the installation.
 */
export function componentParts(source: ComponentSource, installRoot: string): string[] {
  if ('builtin' in source) return BUILTIN_PARTS
  if ('command' in source) return ownParts(source.command[0])
  const isName = (source.runtime === 'node' ? NODE_MODULE : PYTHON_MODULE).test(source.module) && !source.module.split('/').includes('..')
  if (!isName)
    throw new Fault('workspace/component-altered', `${source.module} names no module of the installation`, { file: source.module })
  if (source.runtime === 'node') return [...NODE_PARTS, source.module]
  const path = source.module.replaceAll('.', '/')
  const places = ['', `${SDK_SOURCES}/`].flatMap((place) => [`${place}${path}`, `${place}${path}.py`])
  const own = places.find((candidate) => existsSync(join(installRoot, candidate)))
  if (own === undefined)
    throw new Fault('workspace/component-altered', `there is no Python module ${source.module}`, { file: `${path}.py` })
  return own.startsWith(SDK_SOURCES) ? PYTHON_PARTS : [...new Set([...PYTHON_PARTS, own])]
}

/**
 * Hashes a component file by file. Reads synchronously on purpose: nothing else of the engine runs between two of its files.
 * @throws Fault `workspace/component-altered` naming a file that is missing or unreadable.
 */
export function hashComponent(id: string, source: ComponentSource, installRoot: string): ComponentHash {
  const kept = keptFiles(source)
  const installed = componentParts(source, installRoot).flatMap((part) => filesOf(installRoot, part, kept))
  const files = [...new Set([...installed, ...ownFiles(source)])].sort((a, b) => (a < b ? -1 : 1))
  if (files.length > COMPONENT_FILES_MAX) {
    throw new Fault('workspace/component-altered', `component ${id} has ${files.length} files, allowed are ${COMPONENT_FILES_MAX}`, {
      component: id,
    })
  }
  const read = (file: string): Uint8Array => {
    if (isAbsolute(file)) return readPart('/', file)
    const root = ownRootOf(source)
    return root !== undefined && file.startsWith(OWN_PREFIX) ? readPart(root, file.slice(OWN_PREFIX.length)) : readPart(installRoot, file)
  }
  const lines = files.map((file) => `${createHash('sha256').update(read(file)).digest('hex')}  ${file}\n`)
  const listing = lines.join('')
  return { id, sha256: createHash('sha256').update(listing).digest('hex'), listing, files }
}

/** The folder of an operator of the workspace's own: everything in it is the component. */
export function ownFolder(command: readonly string[]): string {
  const file = command.find(isOwnFile) ?? ''
  return file.slice(OWN_FILE.length, file.indexOf('/', OWN_FILE.length))
}

/** An argument that names a file of the workspace. */
export const isOwnFile = (argument: string): boolean => argument.startsWith(OWN_FILE)

/** What the component is made of outside the installation: all of its folder, and the program where that lies elsewhere. */
function ownFiles(source: ComponentSource): string[] {
  const all = (root: string, folder: string): string[] => filesOf(root, folder, () => true).map((file) => OWN_PREFIX + file)
  if ('runtime' in source && source.own !== undefined) return all(source.own.root, source.own.folder)
  if (!('command' in source)) return []
  const [program = ''] = source.command
  const files = all(source.ownRoot, ownFolder(source.command))
  return isAbsolute(program) ? [...files, program] : files
}

const ownRootOf = (source: ComponentSource): string | undefined =>
  'command' in source ? source.ownRoot : 'runtime' in source ? source.own?.root : undefined

function ownParts(program: string | undefined): string[] {
  if (program === 'python') return OWN_PYTHON_PARTS
  return program === 'node' ? OWN_NODE_PARTS : []
}

type Keeps = (name: string) => boolean

function keptFiles(source: ComponentSource): Keeps {
  const isPython = 'command' in source ? source.command[0] === 'python' : 'runtime' in source && source.runtime === 'python'
  return (name) => isSource(name, isPython ? '.py' : '.ts')
}

function readPart(installRoot: string, file: string): Uint8Array {
  try {
    return readFileSync(join(installRoot, file))
  } catch (error) {
    throw new Fault('workspace/component-altered', `${file} of a component cannot be read`, { file }, { cause: error })
  }
}

/** A file stands for itself; a folder for the source files below it. Tests are no part of what runs. */
function filesOf(installRoot: string, part: string, keeps: Keeps, depth = 0): string[] {
  const path = join(installRoot, part)
  if (!existsSync(path)) throw new Fault('workspace/component-altered', `${part} of a component is missing`, { file: part })
  if (statSync(path).isFile()) return [part]
  if (depth > FOLDER_DEPTH_MAX) throw new Fault('workspace/component-altered', `${part} lies too deep`, { file: part })
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = `${part}/${entry.name}`
    if (isFolder(entry, join(installRoot, child))) return isTestFolder(entry.name) ? [] : filesOf(installRoot, child, keeps, depth + 1)
    return keeps(entry.name) ? [child] : []
  })
}

/** Links are followed: what runs is what they point to. */
function isFolder(entry: Dirent, path: string): boolean {
  return entry.isSymbolicLink() ? existsSync(path) && statSync(path).isDirectory() : entry.isDirectory()
}

const isTestFolder = (name: string): boolean => name === 'tests' || name === '__pycache__'

/** Generated protobuf code is plain JavaScript. A native module beside Python sources would be loaded before them, so it counts. */
function isSource(name: string, extension: string): boolean {
  if (name.includes('.test.') || name.includes('.testing.')) return false
  return extension === '.ts' ? /\.(ts|js|mjs|cjs|json|node)$/.test(name) : /\.(py|so|pyd|pth)$/.test(name)
}
