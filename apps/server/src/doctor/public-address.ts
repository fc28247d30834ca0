import { request } from 'undici'
import type { Question } from './finding.ts'

const question = 'Is the public address ours?'

/** Webhooks and browsers come in there. Asked from inside, so a network that does not loop back only deserves a look. */
export const publicAddress: Question = async ({ publicUrl }) => {
  const remedy =
    'Check PUBLIC_URL, its DNS entry and certificate, and that the proxy passes requests on to this server.'
  try {
    const { statusCode, body } = await request(`${publicUrl}/healthz`, {
      headersTimeout: 5_000,
      bodyTimeout: 5_000,
    })
    const said = await body.text()
    if (statusCode === 200 && said.includes('alive')) return [{ question, state: 'well', reason: publicUrl }]
    return [
      {
        question,
        state: 'broken',
        reason: `${publicUrl} answers ${statusCode}, but it is not this program`,
        remedy,
      },
    ]
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    return [{ question, state: 'look', reason: `${publicUrl} does not answer (${code ?? message})`, remedy }]
  }
}
