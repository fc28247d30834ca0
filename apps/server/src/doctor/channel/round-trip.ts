import { type Answer, unknown, well } from './answer.ts'
import type { ChannelFacts } from './facts.ts'

/** Did anything ever arrive since it was connected? Silence after that proves nothing; what is missing, the gap shows. */
export function roundTrip({ channel }: ChannelFacts): Answer {
  return channel.provedAt === null
    ? unknown('round_trip', 'waiting_for_message')
    : well('round_trip', 'proved', {
        data: { provedAt: channel.provedAt, lastEventAt: channel.lastEventAt },
      })
}
