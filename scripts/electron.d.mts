export interface FoundElectron {
  /** The program itself. */
  readonly path: string
  /** Its folder, as ELECTRON_OVERRIDE_DIST_PATH wants it. */
  readonly dist: string
  readonly version: string
  readonly origin: 'override' | 'official' | 'repack'
}
/** The Electron to run, fetched if need be; `forTests` admits the repack. Undefined where none can be had. */
export function findElectron(options?: { readonly forTests?: boolean }): Promise<FoundElectron | undefined>
/** In words: which Electron runs. */
export function describeElectron(found: FoundElectron | undefined): string
