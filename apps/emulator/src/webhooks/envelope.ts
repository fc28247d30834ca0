import { createHmac } from 'node:crypto'
import type { Push } from '../world/push.ts'
import { escapedJson } from './escape.ts'

/** The body of one POST. `time` is in seconds for `changes`, in milliseconds otherwise. */
export function envelope(pushes: readonly Push[]): string {
  return escapedJson({
    object: 'page',
    entry: pushes.map(({ pageId, at, channel, event }) => ({
      id: pageId,
      time: channel === 'changes' ? Math.floor(at / 1000) : at,
      [channel]: [event],
    })),
  })
}

/** Both signatures over the exact bytes: today's, and the old one that is still sent. */
export function signatures(secret: string, body: string): Record<string, string> {
  return {
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
  }
}
