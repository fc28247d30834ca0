import { holdCauseOf } from '@lienmach/domain'
import type { ChannelAccess, OutboundFile, UploadOutcome } from '../../ports/channel-adapter.ts'
import type { Clock } from '../../ports/clock.ts'
import type { GraphClient } from './graph-client.ts'
import { refusalOf } from './graph-refusal.ts'
import { asText } from './webhook-json.ts'

/** Meta takes up to 75 s over a video before it gives up. Milliseconds. */
const uploadTimeout = 120_000

/** Hands a file to Meta for later use. An upload that nobody refers to is seen by nobody, so it may be repeated. */
export async function uploadFile(
  graph: GraphClient,
  clock: Clock,
  { externalId, token }: ChannelAccess,
  { type, name, contentType, bytes }: OutboundFile,
  signal: AbortSignal,
): Promise<UploadOutcome> {
  const message = JSON.stringify({ attachment: { type, payload: { is_reusable: true } } })
  const file = { field: 'filedata', name: plainName(name), contentType, bytes }
  const answer = await graph.call(
    {
      method: 'POST',
      path: `${externalId}/message_attachments`,
      token,
      body: { kind: 'file', fields: { message }, file },
    },
    { signal, timeout: uploadTimeout },
  )
  if (answer.outcome === 'ok') {
    const platformId = asText(answer.data.attachment_id)
    return platformId === null ? { outcome: 'later', refusal: null } : { outcome: 'uploaded', platformId }
  }
  if (answer.outcome !== 'refused') return { outcome: 'later', refusal: null }

  const { refusal, effect } = refusalOf(answer.error, clock.now())
  if (effect === 'later' || effect === 'unknown') return { outcome: 'later', refusal }
  const because = holdCauseOf(refusal.class)
  return because === null ? { outcome: 'failed', refusal } : { outcome: 'held', because, refusal }
}

/** Meta fails on file names beyond ASCII: "hoá đơn.pdf" travels as "hoa don.pdf". */
function plainName(name: string): string {
  const folded = name
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
  return folded.replaceAll(/[^A-Za-z0-9 ._-]/g, '_').slice(-100) || 'file'
}
