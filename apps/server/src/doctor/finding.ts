import type { Config } from '../config.ts'

/** What a question found: a reason, and what a shop owner can do about it where something is to be done. */
export interface Finding {
  question: string
  state: 'well' | 'look' | 'broken'
  reason: string
  remedy?: string
}

/** How thoroughly is asked. */
export interface Wish {
  /** Has Pages looked at anew, rather than telling what was last found. */
  now: boolean
}

export type Question = (config: Config, wish: Wish) => Promise<Finding[]>
