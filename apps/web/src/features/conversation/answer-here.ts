import type { ConversationView, MessageView } from '@lienmach/contract'

const key = 'lm.answer-here'
const most = 300

/** In which conversations the reader has read the hint; kept by this browser. */
export const answerHereHints = {
  wasRead: (conversationId: string): boolean => stored().includes(conversationId),
  read(conversationId: string): void {
    try {
      const ids = [...stored().filter((id) => id !== conversationId), conversationId].slice(-most)
      localStorage.setItem(key, JSON.stringify(ids))
    } catch {
      // A private window may refuse storage: the hint then comes back with the next visit.
    }
  },
}

function stored(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

/** The reply under which the hint stands: the last that a person wrote in Meta's inbox, where the reader is in charge. */
export function answeredElsewhere(
  { assigneeId }: Pick<ConversationView, 'assigneeId'>,
  messages: readonly MessageView[],
  memberId: string,
): string | null {
  if (assigneeId !== memberId) return null
  return (
    messages.findLast(
      ({ source, aiGenerated, origin }) => source === 'meta_inbox' && !aiGenerated && origin !== 'import',
    )?.id ?? null
  )
}
