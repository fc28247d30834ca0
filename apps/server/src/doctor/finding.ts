import type { Config } from '../config.ts'

/** What a question found: a reason, and what a shop owner can do about it where something is to be done. */
export interface Finding {
  question: string
  state: 'well' | 'look' | 'broken'
  reason: string
  remedy?: string
}

export type Question = (config: Config) => Promise<Finding[]>
