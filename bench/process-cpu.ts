import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks a second on Linux, as /proc counts them. */
const ticksPerSecond = 100

interface Stat {
  pid: number
  parent: number
  /** Milliseconds of user and system time, its own and that of children it has waited for. */
  cpuMs: number
}

/** CPU time of processes and everything below them, in milliseconds. Linux only. */
export function cpuOfTrees(roots: readonly number[]): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(Number(name)) ?? [])
  const wanted = new Set(roots)
  for (let grew = true; grew; ) {
    grew = false
    for (const { pid, parent } of stats) {
      if (wanted.has(parent) && !wanted.has(pid)) {
        wanted.add(pid)
        grew = true
      }
    }
  }
  return stats.filter(({ pid }) => wanted.has(pid)).reduce((sum, { cpuMs }) => sum + cpuMs, 0)
}

function readStat(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything, so fields are counted from the last bracket.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [, parent = 0] = fields
    const ticks = [11, 12, 13, 14].reduce((sum, place) => sum + (fields[place] ?? 0), 0)
    return { pid, parent, cpuMs: (ticks * 1_000) / ticksPerSecond }
  } catch {
    return null
  }
}
