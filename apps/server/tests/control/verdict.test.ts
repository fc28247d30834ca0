import { expect, test, vi } from 'vitest'
import { kinds, openRandomWorld, type Probe } from './random-world.ts'

vi.setConfig({ testTimeout: 1_800_000 })

/** More of both looks longer: `VERDICT_WORLDS=25 VERDICT_PROBES=8`. */
const worlds = Number(process.env.VERDICT_WORLDS ?? kinds.length)
const probesEach = Number(process.env.VERDICT_PROBES ?? 1)
const firstSeed = Number(process.env.VERDICT_SEED ?? 1)

/** Whether the verdict and the platform agree that the send goes, or that it does not. */
const agrees = ({ verdict }: Probe['asked'], refused: Probe['refused']) =>
  (verdict.verdict === 'send') === (refused === null)

/** A tagged send takes a thread where the Page allows it; the verdict holds it, and offers the taking. */
const wouldTake = ({ asked, refused }: Probe) =>
  refused === null && asked.verdict.because === 'thread_not_ours' && asked.mayTake !== 'no'

/** No event tells of a block, and asking who holds the thread does not either: the first send meets it. */
const isUnseenBlock = ({ refused, knew }: Probe) => refused === 'customer_unavailable' && !knew.unreachable

/** The same cause, as far as one can say: a closed window comes first with us, and a block that nobody met stays unseen. */
function sameCause({ asked, refused }: Probe): boolean {
  const { because } = asked.verdict
  if (because === null || refused === null || because === refused || because === 'window_closed') return true
  if (refused === 'customer_unavailable') return true
  if (because === 'thread_not_ours') return refused === 'human_agent_not_granted'
  return because === 'channel_disconnected' && refused === 'token_dead'
}

test('what the verdict says once the platform was asked is what the platform then does, in random worlds', async () => {
  const counts = { probes: 0, doubted: 0, disagreed: 0, repairedByAsking: 0 }
  const unexplained: string[] = []
  for (let no = 0; no < worlds; no++) {
    const seed = firstSeed + no
    await using world = await openRandomWorld(kinds[no % kinds.length] as (typeof kinds)[number], seed)
    for (let probeNo = 0; probeNo < probesEach; probeNo++) {
      for (let moves = 0; moves < 3; moves++) await world.happens()
      const probe = await world.probes()
      counts.probes++
      if (probe.asked.verdict.doubt !== null) counts.doubted++
      if (!agrees(probe.said, probe.refused) && agrees(probe.asked, probe.refused)) counts.repairedByAsking++
      const told = () => `seed ${seed}: ${probe.what}\n    ${world.history.slice(-14).join('\n    ')}`
      if (!sameCause(probe)) unexplained.push(told())
      if (agrees(probe.asked, probe.refused) || wouldTake(probe)) continue
      if (probe.asked.verdict.doubt !== null) continue
      counts.disagreed++
      if (!isUnseenBlock(probe)) unexplained.push(told())
    }
  }
  if (process.env.VERDICT_WORLDS !== undefined) process.stdout.write(`${JSON.stringify(counts)}\n`)
  expect(unexplained).toEqual([])
  expect(counts.disagreed).toBeLessThan(Math.max(1, counts.probes / 100))
})
