import { Clock, OctagonAlert, WifiOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { LocalOutbox, PendingReply } from '../../desk/local-outbox.ts'
import { Button, cx } from '../../ui/index.ts'

/** Replies that only this browser knows of yet. They look like what they are: on their way. */
export function PendingReplies({
  replies,
  outbox,
  attachmentWords,
}: {
  replies: readonly PendingReply[]
  outbox: LocalOutbox
  attachmentWords: (n: number) => string
}) {
  const mark = useTranslations('conversation.mark')
  const action = useTranslations('conversation.action')
  return replies.map((reply) => (
    <div
      key={reply.clientMessageId}
      data-testid="message"
      data-direction="out"
      data-state={`local-${reply.state}`}
      className="mb-2 flex flex-col items-end gap-0.5"
    >
      <p
        className={cx(
          'max-w-[min(32rem,78vw)] rounded-bubble px-3 py-1.5 whitespace-pre-wrap wrap-anywhere',
          reply.state === 'refused' ? 'border-2 border-danger text-fg' : 'bg-bubble-out text-on-bubble-out',
          reply.state === 'offline' && 'opacity-70',
        )}
      >
        {reply.text}
        {reply.attachmentIds.length > 0 && (
          <span className="block opacity-90">{attachmentWords(reply.attachmentIds.length)}</span>
        )}
      </p>
      <p className="flex flex-wrap items-center justify-end gap-1.5 px-1 text-caption text-fg-3">
        {reply.state === 'refused' ? (
          <span className="inline-flex items-center gap-1 text-danger">
            <OctagonAlert size={14} aria-hidden />
            {mark('refusedHere')}
          </span>
        ) : reply.state === 'offline' ? (
          <span className="inline-flex items-center gap-1">
            <WifiOff size={14} aria-hidden />
            {mark('offline')}
          </span>
        ) : (
          <span className="inline-flex animate-[appear_0s_linear_400ms_both] items-center gap-1">
            <Clock size={14} aria-hidden />
            {mark('sending')}
          </span>
        )}
        {reply.state !== 'posting' && reply.state !== 'waiting' && (
          <>
            {reply.state === 'refused' && (
              <Button tone="quiet" size="sm" onClick={() => void outbox.retry(reply.clientMessageId)}>
                {action('retry')}
              </Button>
            )}
            <Button tone="quiet" size="sm" onClick={() => void outbox.discard(reply.clientMessageId)}>
              {action('discard')}
            </Button>
          </>
        )}
      </p>
    </div>
  ))
}
