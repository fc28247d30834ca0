/** The machine's own time, handed in so that the engine can be run without it. */
export interface RealTime {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls back after this many real milliseconds; the returned function cancels it. */
  wake(ms: number, run: () => void): () => void
}
