import { HOOK_REASON_BYTES_MAX, HOOK_REQUEST_BYTES_MAX } from './limits.ts'

export type Answer = { readonly isAllowed: true } | { readonly isAllowed: false; readonly reason: string }

interface Exports {
  readonly buffer: WebAssembly.Global
  readonly decide: (at: number, length: number) => unknown
}

/** A policy module ready to be asked. It can reach its own memory and nothing else (docs/spec/admission.md, "The hook"). */
export class HookModule {
  readonly #memory: WebAssembly.Memory
  readonly #exports: Exports

  /** @throws TypeError and WebAssembly's errors for a module that is none or wants anything but its memory */
  constructor(bytes: Uint8Array, memoryPages: number) {
    const module = new WebAssembly.Module(new Uint8Array(bytes))
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
      if (from !== 'env' || name !== 'memory' || kind !== 'memory')
        throw new TypeError(`it imports ${from}.${name}; only env.memory is there`)
    }
    if (WebAssembly.Module.imports(module).length === 0) throw new TypeError('it does not import env.memory')
    if (WebAssembly.Module.exports(module).some(({ kind }) => kind === 'memory')) throw new TypeError('it exports a memory of its own')
    this.#memory = new WebAssembly.Memory({ initial: 1, maximum: memoryPages })
    const { exports } = new WebAssembly.Instance(module, { env: { memory: this.#memory } })
    const { buffer, decide } = exports
    if (!(buffer instanceof WebAssembly.Global) || typeof buffer.value !== 'number')
      throw new TypeError('it exports no i32 global named buffer')
    if (typeof decide !== 'function') throw new TypeError('it exports no function named decide')
    this.#exports = { buffer, decide: decide as Exports['decide'] }
    this.#place()
  }

  /** @throws WebAssembly.RuntimeError when the module traps, TypeError when its answer is none */
  ask(request: Uint8Array): Answer {
    const at = this.#place()
    new Uint8Array(this.#memory.buffer).set(request, at)
    const verdict = this.#exports.decide(at, request.length)
    if (verdict === 1) return { isAllowed: true }
    if (typeof verdict !== 'number' || verdict > 0 || verdict < -HOOK_REASON_BYTES_MAX)
      throw new TypeError(`decide returned ${String(verdict)}; 1 allows, 0 denies, -N denies with a reason of N bytes`)
    const reason = new Uint8Array(this.#memory.buffer).slice(at, at - verdict)
    return { isAllowed: false, reason: new TextDecoder().decode(reason) }
  }

  /** Where the request goes and the reason comes from. The module may have moved it, or left too little memory. */
  #place(): number {
    const at = Number(this.#exports.buffer.value) >>> 0
    if (at + HOOK_REQUEST_BYTES_MAX > this.#memory.buffer.byteLength)
      throw new TypeError(`its buffer at ${at} has not ${HOOK_REQUEST_BYTES_MAX} bytes in its memory`)
    return at
  }
}
