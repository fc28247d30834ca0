const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A source of chance that gives the same answers for the same seed. */
export interface Random {
  /** A number from 0 up to 1. */
  next(): number
  /** A whole number from 0 up to the bound. */
  below(bound: number): number
  /** A string of decimal digits that does not begin with 0. */
  digits(length: number): string
  /** Letters, digits, `-` and `_`. */
  text(length: number): string
  /** Where it stands; `continueRandom` goes on from there. */
  state(): RandomState
}

export type RandomState = readonly [a: number, b: number, c: number, counter: number]

/** sfc32, seeded by a hash of the text: small, fast and good enough to invent ids and accidents. */
export function createRandom(seed: string): Random {
  const random = continueRandom(fourWords(seed))
  for (let round = 0; round < 16; round++) random.next()
  return random
}

/** Goes on where another source of chance stood. */
export function continueRandom(state: RandomState): Random {
  let [a, b, c, counter] = state

  function word(): number {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }

  const below = (bound: number) => Math.floor((word() / 4294967296) * bound)
  return {
    next: () => word() / 4294967296,
    below,
    digits(length) {
      let text = String(1 + below(8))
      while (text.length < length) text += String(below(10))
      return text
    },
    text(length) {
      let text = ''
      while (text.length < length) {
        let bits = word()
        for (let taken = 0; taken < 5 && text.length < length; taken++) {
          text += alphabet[bits & 63]
          bits >>>= 6
        }
      }
      return text
    },
    state: () => [a, b, c, counter],
  }
}

function fourWords(seed: string): RandomState {
  const words: number[] = []
  for (let lane = 0; lane < 4; lane++) {
    let hash = 2166136261 ^ lane
    for (let index = 0; index < seed.length; index++) {
      hash = Math.imul(hash ^ seed.charCodeAt(index), 16777619)
    }
    words.push(hash | 0)
  }
  return words as unknown as RandomState
}
