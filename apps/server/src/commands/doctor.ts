import type { Config } from '../config.ts'
import type { Wish } from '../doctor/finding.ts'
import { checkAll, type Finding } from '../doctor/questions.ts'

const marks: Record<Finding['state'], string> = { well: 'ok    ', look: 'look  ', broken: 'broken' }

/** Asks every question and prints the answers. 0: all is well. 1: somebody should look. 2: something is broken. */
export async function doctor(config: Config, wish: Wish): Promise<number> {
  const findings = await checkAll(config, wish)
  for (const { state, question, reason, remedy } of findings) {
    process.stdout.write(`${marks[state]}  ${question}: ${reason}${remedy ? `\n        ${remedy}` : ''}\n`)
  }
  if (findings.some(({ state }) => state === 'broken')) return 2
  return findings.some(({ state }) => state === 'look') ? 1 : 0
}
