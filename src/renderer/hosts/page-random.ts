/** The page's randomness: ids of envelopes. */
export const pageRandom = (bytes: Uint8Array): void => {
  crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)
}
