import { mergeMessageFacts } from '@lienmach/domain'
import type { Db } from '../store/db.ts'
import { takeStubs } from '../store/inbound-messages.ts'
import { bindEchoes } from '../store/outbox.ts'
import { type BatchTelling, type MessageTelling, messageKey } from './telling.ts'

/**
 * Recognises the echoes of our own calls by their token: each closes its outbox row and gives the reply its mid.
 * Answers those that need nothing more; one that was edited or taken back meanwhile goes on as a known message.
 */
export async function bindOwnEchoes(tx: Db, told: BatchTelling): Promise<Map<MessageTelling, string>> {
  const echoes = [...told.messages.values()].filter(({ facts }) => facts.said?.message.token != null)
  const done = new Map<MessageTelling, string>()
  if (echoes.length === 0) return done

  // What overtook the echo stands under its mid already, and gives way to the reply itself.
  for (const stub of await takeStubs(tx, echoes)) {
    const telling = told.messages.get(messageKey(stub.channelId, stub.mid))
    if (!telling) continue
    telling.facts = mergeMessageFacts(telling.facts, {
      said: null,
      edit:
        stub.editNo > 0
          ? { no: stub.editNo, text: stub.text ?? '', at: stub.editedAt ?? telling.receivedAt }
          : null,
      unsentAt: stub.deletedAt,
    })
  }

  const bound = await bindEchoes(
    tx,
    echoes.map(({ workspaceId, channelId, mid, facts }) => ({
      workspaceId,
      channelId,
      mid,
      token: facts.said?.message.token ?? '',
      at: facts.said?.at ?? 0,
    })),
  )
  for (const telling of echoes) {
    const messageId = bound.get(telling.facts.said?.message.token ?? '')
    if (messageId !== undefined && telling.facts.edit === null && telling.facts.unsentAt === null)
      done.set(telling, messageId)
  }
  return done
}
