/** Who wants to know of something. Telling survives listeners that come and go meanwhile. */
export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>()

  /** @returns what takes it away again. */
  add(listener: (value: T) => void): () => void {
    const own = (value: T): void => listener(value)
    this.#all.add(own)
    return () => void this.#all.delete(own)
  }

  tell(value: T, onError: (error: unknown) => void): void {
    for (const listener of [...this.#all]) {
      try {
        listener(value)
      } catch (error) {
        onError(error)
      }
    }
  }
}
