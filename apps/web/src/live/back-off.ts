/** How long to wait before the next try, ms: from one second to thirty, with jitter so that a crowd spreads out. */
export function backOff(tries: number, random: number): number {
  const longest = Math.min(30_000, 1_000 * 2 ** tries)
  return Math.max(1_000, longest / 2 + (longest / 2) * random)
}
