import type { ConversationId, Instant } from '@lienmach/domain'

export interface HeldThread {
  conversationId: ConversationId
  heldSince: Instant
}

/** Somebody probably watches: the first questions follow each other closely, then ever more slowly. */
const firstAfter = 3_000
const soonEvery = 60_000
/** After that it is asked rarely. */
const soonFor = 60 * 60_000
const laterEvery = 5 * 60_000
/** A thread that was refused again right after we were told it is free does not start over. */
const rememberedFor = 10 * 60_000

interface Asking {
  since: Instant
  heldAt: Instant
  next: Instant
  wait: number
}

/** When each held thread is asked about next: after 3, 5, 10, 20 and 40 s, every minute for an hour, then every five. */
export function openAskingOrder() {
  const order = new Map<ConversationId, Asking>()
  return {
    /** The thread that has waited longest for its question; null when none is due. */
    nextOf<Thread extends HeldThread>(held: readonly Thread[], now: Instant): Thread | null {
      for (const { conversationId, heldSince } of held) {
        const known = order.get(conversationId)
        if (known) known.heldAt = now
        else
          order.set(conversationId, {
            since: heldSince,
            heldAt: now,
            next: (heldSince + firstAfter) as Instant,
            wait: firstAfter,
          })
      }
      for (const [id, { heldAt }] of order) if (now - heldAt > rememberedFor) order.delete(id)
      const turnOf = ({ conversationId }: Thread) => order.get(conversationId)?.next ?? Infinity
      const [first] = held.filter((thread) => turnOf(thread) <= now).toSorted((a, b) => turnOf(a) - turnOf(b))
      return first ?? null
    },
    /** Its question was asked. */
    asked({ conversationId }: HeldThread, now: Instant): void {
      const asking = order.get(conversationId)
      if (!asking) return
      asking.wait =
        now - asking.since < soonFor
          ? Math.min(soonEvery, asking.wait === firstAfter ? 5_000 : asking.wait * 2)
          : laterEvery
      asking.next = (now + asking.wait) as Instant
    },
  }
}
