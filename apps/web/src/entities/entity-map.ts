type Listener = () => void

/**
 * Things by id, with a subscription for each: whoever shows one row is woken by that row alone. Values are
 * replaced, never altered, so that a render can compare them by identity.
 */
export class EntityMap<T extends { id: string }> {
  readonly #values = new Map<string, T>()
  readonly #listeners = new Map<string, Set<Listener>>()

  get(id: string): T | undefined {
    return this.#values.get(id)
  }

  values(): Iterable<T> {
    return this.#values.values()
  }

  put(value: T): void {
    this.#values.set(value.id, value)
    this.#tell(value.id)
  }

  remove(id: string): void {
    if (this.#values.delete(id)) this.#tell(id)
  }

  clear(): void {
    const ids = [...this.#values.keys()]
    this.#values.clear()
    for (const id of ids) this.#tell(id)
  }

  subscribe(id: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(id) ?? new Set()
    this.#listeners.set(id, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(id)
    }
  }

  #tell(id: string): void {
    for (const listener of [...(this.#listeners.get(id) ?? [])]) listener()
  }
}
