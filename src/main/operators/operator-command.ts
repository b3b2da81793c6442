import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { componentParts, type InstalledProgram, isOwnFile, type OwnProgram, ownFolder } from './component.ts'

export interface OperatorCommand {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** For `OperatorOptions.readOnlyPaths`: the component's own files, its interpreter and packages; no more of the installation. */
  readonly readOnlyPaths: readonly string[]
}

export interface CommandOptions {
  readonly source: InstalledProgram | OwnProgram
  /** Absolute path of the installation (the folder that holds package.json). */
  readonly installRoot: string
  readonly socketPath: string
  /** After the socket: `--kind simulated --name sim0` for a device host. */
  readonly args?: readonly string[]
}

/**
 * How a component is started.
 * @throws Fault `operator/failed` when its interpreter is not installed, `workspace/component-altered` when its module is missing.
 */
export function operatorCommand(options: CommandOptions): OperatorCommand {
  const { source, installRoot, socketPath, args = [] } = options
  const parts = componentParts(source, installRoot).map((part) => join(installRoot, part))
  const tail = ['--socket', socketPath, ...args]
  if ('command' in source) return ownCommand(source, { installRoot, parts, tail })
  const files = source.own === undefined ? undefined : join(source.own.root, source.own.folder)
  const filesPaths = files === undefined ? [] : [files]
  const filesEnv: Record<string, string> = files === undefined ? {} : { ARQONBUS_FILES: files }
  if (source.runtime === 'node') {
    const node = nodeBinary(installRoot)
    const paths = [...parts, ...filesPaths, join(installRoot, 'package.json'), join(installRoot, 'node_modules'), ...outside(node)]
    return { command: node, args: [join(installRoot, source.module), ...tail], env: filesEnv, readOnlyPaths: paths }
  }
  const { python, sdk, paths } = pythonOf(installRoot)
  return {
    command: python,
    // -P: the job folder, which the operator may write to, is not searched for modules.
    args: ['-P', '-m', source.module, ...tail],
    env: { PYTHONPATH: `${sdk}:${installRoot}`, PYTHONNOUSERSITE: '1', ...filesEnv },
    readOnlyPaths: [...parts, ...filesPaths, ...paths],
  }
}

interface OwnOptions {
  readonly installRoot: string
  readonly parts: readonly string[]
  readonly tail: readonly string[]
}

function ownCommand({ command, ownRoot }: OwnProgram, { installRoot, parts, tail }: OwnOptions): OperatorCommand {
  const [program = '', ...rest] = command.map((argument) => (isOwnFile(argument) ? join(ownRoot, argument) : argument))
  const file = join(ownRoot, command.find(isOwnFile) ?? '')
  if (!existsSync(file)) throw new Fault('workspace/component-altered', `${file} is missing`, { file })
  const args = [...rest, ...tail]
  const readOnlyPaths = [...parts, join(ownRoot, ownFolder(command))]
  if (program === 'python') {
    const { python, sdk, paths } = pythonOf(installRoot)
    const env = { PYTHONPATH: `${sdk}:${dirname(file)}`, PYTHONNOUSERSITE: '1' }
    return { command: python, args: ['-P', ...args], env, readOnlyPaths: [...readOnlyPaths, ...paths] }
  }
  if (program === 'node') {
    const node = nodeBinary(installRoot)
    const env = { ARQONBUS_CLIENT: join(installRoot, 'sdk', 'typescript', 'src', 'node.ts') }
    const paths = [join(installRoot, 'package.json'), join(installRoot, 'node_modules'), ...outside(node)]
    return { command: node, args, env, readOnlyPaths: [...readOnlyPaths, ...paths] }
  }
  try {
    accessSync(program, constants.X_OK)
  } catch (error) {
    throw new Fault('operator/failed', `${program} is not there or cannot be executed (chmod +x)`, { file: program }, { cause: error })
  }
  return { command: program, args, env: {}, readOnlyPaths: [...readOnlyPaths, ...outside(program)] }
}

function pythonOf(installRoot: string): { readonly python: string; readonly sdk: string; readonly paths: readonly string[] } {
  const venv = join(installRoot, '.venv')
  const python = join(venv, 'bin', 'python')
  if (!existsSync(python)) throw new Fault('operator/failed', `there is no Python environment at ${venv}: npm run setup`, { path: venv })
  return { python, sdk: join(installRoot, 'sdk', 'python', 'src'), paths: [venv, ...basePython(venv, python)] }
}

/** A plain Node of this installation; Electron's binary is none. */
export function nodeBinary(installRoot: string): string {
  const names = [
    `node-${platform()}-${arch()}`,
    `node-bin-${platform()}-${arch()}`,
    `node-${platform() === 'win32' ? 'win' : platform()}-${arch()}`,
  ]
  const file = platform() === 'win32' ? 'node.exe' : 'node'
  const own = names.map((name) => join(installRoot, 'node_modules', name, 'bin', file)).find((path) => existsSync(path))
  if (own !== undefined) return own
  if (process.versions['electron'] === undefined) return process.execPath
  throw new Fault('operator/failed', 'no plain Node binary is installed for this system: npm ci', { looked_for: names })
}

/** The interpreter that the environment borrows: where its `home` points, and where its links end. */
function basePython(venv: string, python: string): string[] {
  const home = /^home\s*=\s*(.+)$/m.exec(readFileSync(join(venv, 'pyvenv.cfg'), 'utf8'))?.[1]?.trim()
  const bases = [dirname(dirname(realpathSync(python))), ...(home === undefined ? [] : [dirname(home)])]
  return [...new Set(bases.flatMap(outside))]
}

/** Empty for what the sandbox shows anyway: /usr, and what links into it. */
function outside(path: string): string[] {
  return path === '/' || /^\/(usr|bin|sbin|lib\d*)(\/|$)/.test(path) ? [] : [path]
}
