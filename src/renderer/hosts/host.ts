import type { Bus } from '../../shared/client/contract.ts'
import type { Candidate, HostEvent, MenuItem, ReleaseWord, StartView } from '../../shared/host/index.ts'

/** A person's signed word for an acknowledgement: verifier key and Ed25519 signature (base64). */
export interface SignedStatement {
  readonly person: string
  readonly signature: string
}

/** How the capture worker reaches the engine by a connection of its own: a port to hand over to it, or where to connect and the token (memory only). */
export type CaptureLink = { readonly port: MessagePort } | { readonly url: string; readonly token: string }

/** The start screen's powers: docs in src/shared/host/start-contract.ts. All reject with `Fault`. */
export interface StartPowers {
  list(): Promise<StartView>
  /** Undefined when the person chose none. */
  choose(): Promise<Candidate | undefined>
  create(handle: string, sample: string): Promise<Candidate>
  trust(handle: string): Promise<Candidate>
  open(handle: string): Promise<void>
  attach(url: string, token: string): Promise<void>
}

/** What only the desktop app lends. */
export interface Desktop {
  setMenu(items: readonly MenuItem[]): Promise<void>
  /** Tells the person while the window is not in front. */
  notify(title: string, body: string): Promise<void>
  /** @returns stops listening */
  onEvent(listener: (event: HostEvent) => void): () => void
  /** Opens the start screen in a window of its own. */
  openStart(): Promise<void>
  readonly start: StartPowers
}

/** What a host lends the page. The page knows no platform: the desktop app and the browser each inject one of these. */
export interface Host {
  readonly kind: 'window' | 'browser'
  /** Opens a new connection to the engine; rejects with `Fault`. */
  connect(): Promise<Bus>
  /** A further connection with the same identity; rejects with `Fault`. */
  captureLink(): Promise<CaptureLink>
  /** Signs an acknowledgement with the person's key. Absent where the host holds no key: the page then shows the command instead. */
  readonly signAcknowledgement?: (record: number, reason: string) => Promise<SignedStatement>
  /** Signs a person's word on what a run made, which the app hashes itself. Absent where the host holds no key. */
  readonly signRelease?: (word: ReleaseWord) => Promise<SignedStatement>
  /** A policy's change signed with the person's key, and the trust in it kept once it is in force. Absent where the host holds no key. */
  readonly policy?: {
    sign(sha256: string, previousSha256: string): Promise<SignedStatement>
    keep(sha256: string): Promise<void>
  }
  /** Absent in a browser. */
  readonly desktop?: Desktop
  copyText(text: string): Promise<void>
  /** Saves where the person says (the app asks; a browser puts it among its downloads). False when they thought better of it. */
  saveFile(name: string, bytes: Uint8Array): Promise<boolean>
}
