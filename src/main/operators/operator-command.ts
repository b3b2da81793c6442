import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { type ComponentSource, componentParts, ownFolder } from './component.ts'

export interface OperatorCommand {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** For `OperatorOptions.readOnlyPaths`: the component's own files, its interpreter and packages; no more of the installation. */
  readonly readOnlyPaths: readonly string[]
}

export interface CommandOptions {
  readonly source: Exclude<ComponentSource, { builtin: string }>
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
  if (source.runtime === 'node') {
    const node = nodeBinary(installRoot)
    const paths = [...parts, join(installRoot, 'package.json'), join(installRoot, 'node_modules'), ...outside(node)]
    return { command: node, args: [join(installRoot, source.module), ...tail], env: {}, readOnlyPaths: paths }
  }
  const venv = join(installRoot, '.venv')
  const python = join(venv, 'bin', 'python')
  if (!existsSync(python)) throw new Fault('operator/failed', `there is no Python environment at ${venv}: npm run setup`, { path: venv })
  const sdk = join(installRoot, 'sdk', 'python', 'src')
  if (source.ownRoot !== undefined) {
    const file = join(source.ownRoot, source.module)
    if (!existsSync(file)) throw new Fault('workspace/component-altered', `${file} is missing`, { file: source.module })
    return {
      command: python,
      args: ['-P', file, ...tail],
      env: { PYTHONPATH: `${sdk}:${dirname(file)}`, PYTHONNOUSERSITE: '1' },
      readOnlyPaths: [...parts, join(source.ownRoot, ownFolder(source.module)), venv, ...basePython(venv, python)],
    }
  }
  return {
    command: python,
    // -P: the job folder, which the operator may write to, is not searched for modules.
    args: ['-P', '-m', source.module, ...tail],
    env: { PYTHONPATH: `${sdk}:${installRoot}`, PYTHONNOUSERSITE: '1' },
    readOnlyPaths: [...parts, venv, ...basePython(venv, python)],
  }
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

/** Empty for what the sandbox shows anyway (/usr). */
function outside(path: string): string[] {
  return path === '/' || path.startsWith('/usr/') || path === '/usr' ? [] : [path]
}
