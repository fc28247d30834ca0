import type { PlatformAnswer } from '../../ports/channel-connector.ts'
import { ask, type MetaApp } from './meta-app.ts'

/** Only the primary receiver of the Handover Protocol is told of the others; where there is none, anybody is. (4.4, 4.5) */
export async function readReceivers(
  app: MetaApp,
  token: string,
): Promise<PlatformAnswer<{ primaryElsewhere: boolean }>> {
  const query = { fields: 'id,name' }
  const answer = await ask(app, { method: 'GET', path: 'me/secondary_receivers', token, query }, () => ({
    primaryElsewhere: false,
  }))
  if (answer.answer === 'no' && answer.refusal.means === 'primary_elsewhere')
    return { answer: 'yes', value: { primaryElsewhere: true } }
  return answer
}
