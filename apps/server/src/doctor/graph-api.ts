import { systemClock } from '../adapters/system-clock.ts'
import { systemRandom } from '../adapters/system-random.ts'
import { openGraphClient } from '../channels/facebook-page/graph-client.ts'
import type { Question } from './finding.ts'

const question = "Does Meta's API answer, and does it know our app?"

/** Asks the API what our own app is subscribed to, with the app's own token: nobody else is told. */
export const graphApi: Question = async ({ meta }) => {
  const { graphUrl, graphVersion: version, appId, appSecret } = meta
  const client = openGraphClient({
    graphUrl,
    version,
    appSecret,
    clock: systemClock,
    random: systemRandom(systemClock),
  })
  try {
    const token = `${appId}|${appSecret}`
    const answer = await client.call(
      { method: 'GET', path: `${appId}/subscriptions`, token },
      { timeout: 5_000 },
    )
    switch (answer.outcome) {
      case 'ok':
        return [{ question, state: 'well', reason: `${graphUrl} knows app ${appId}` }]
      case 'refused': {
        const remedy = 'Check META_APP_ID and META_APP_SECRET.'
        return [
          {
            question,
            state: 'broken',
            reason: `it refuses app ${appId}: ${answer.error.message ?? 'no reason given'}`,
            remedy,
          },
        ]
      }
      default: {
        const remedy = 'Check the network, a firewall, and META_GRAPH_URL.'
        return [
          { question, state: 'broken', reason: `${graphUrl} does not answer (${answer.because})`, remedy },
        ]
      }
    }
  } finally {
    await client.close()
  }
}
