const within = 1_200

/** Reads keys one after the other: `g` then `i` is `g i`. Takes a moment in ms with each key. */
export class KeySequence {
  #first: string | null = null
  #until = 0

  /** The bindings that this key may complete, the longer first. `begins` tells which keys begin a sequence. */
  read(key: string, now: number, begins: (key: string) => boolean): readonly string[] {
    const first = this.#first !== null && now <= this.#until ? this.#first : null
    this.#first = null
    if (first !== null) return [`${first} ${key}`, key]
    if (begins(key)) {
      this.#first = key
      this.#until = now + within
    }
    return [key]
  }
}
