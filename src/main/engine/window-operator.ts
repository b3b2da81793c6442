import { Fault } from '../../shared/base/index.ts'
import type { Transport } from '../../shared/transport/index.ts'
import type { Operator, OperatorExit } from '../operators/index.ts'
import type { DeviceDecl } from '../workspace/config-types.ts'

/** A hidden window that hosts a device. Callers close it. */
export interface DeviceWindow {
  /** Of the page's own process. */
  readonly pid: number
  /** Chromium's sandbox holds that process. */
  readonly isSandboxed: boolean
  /** Resolves with why once its page is gone. */
  readonly closed: Promise<string>
  close(): void
}

/** Opens one; `attach` gets the engine's end of its port before the page speaks. */
export type OpenDeviceWindow = (request: {
  readonly device: string
  readonly memoryMb: number
  readonly attach: (transport: Transport) => void
}) => Promise<DeviceWindow>

export interface DeviceWindows {
  readonly open: OpenDeviceWindow
  /** Attaches a party by its token: the page itself never learns it. @throws Fault `auth/…` */
  readonly admit: (token: string) => Promise<(transport: Transport) => void>
}

interface WindowOptions {
  readonly identity: string
  readonly device: DeviceDecl & { readonly name: string }
  readonly token: string
  readonly confine: 'required' | 'record'
  readonly windows: DeviceWindows
}

/**
 * Hosts a device in a window instead of a process of ours: Chromium starts, sandboxes and ends it.
 * @throws Fault `operator/unconfined` where confinement is required and Chromium runs without its sandbox
 */
export async function startWindowOperator({ identity, device, token, confine, windows }: WindowOptions): Promise<Operator> {
  const attach = await windows.admit(token)
  const window = await windows.open({ device: device.name, memoryMb: device.memoryMb, attach })
  const { pid, isSandboxed } = window
  if (confine === 'required' && !isSandboxed) {
    window.close()
    throw new Fault('operator/unconfined', `${identity} may run confined only: Chromium runs without its sandbox`, { operator: identity })
  }
  let ending: OperatorExit['ending'] = 'exited'
  const exited = window.closed.then((reason): OperatorExit => {
    const common = { identity, pid, code: undefined, signal: undefined, ending, lastOutput: '', peakRssBytes: 0 }
    if (ending !== 'exited') return { ...common, reason: 'its window was closed', fault: undefined }
    const fault = new Fault('operator/died', `the window of ${identity} ended: ${reason}`, { identity, pid })
    return { ...common, reason: `its window ended: ${reason}`, fault }
  })
  const end = (how: OperatorExit['ending']): Promise<OperatorExit> => {
    ending = how
    window.close()
    return exited
  }
  return {
    identity,
    pid,
    rootPid: pid,
    confinement: isSandboxed ? 'chromium' : 'unconfined',
    confinementReason: isSandboxed ? '' : 'Chromium runs without its sandbox',
    marker: '',
    commandLine: ['chromium', 'device.html', '--name', device.name],
    exited,
    onExit: (callback) => void exited.then(callback),
    signal: () => false,
    stop: () => end('stopped'),
    kill: () => end('killed'),
    lastOutput: () => '',
    peakRssBytes: () => 0,
  }
}
