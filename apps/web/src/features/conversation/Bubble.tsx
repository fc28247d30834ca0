import type { MessageView } from '@lienmach/contract'
import { CircleQuestionMark, type Clock, Hourglass, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '../../ui/index.ts'
import { BubbleBody } from './BubbleBody.tsx'
import { type BubbleLook, lookOf } from './marks.ts'

export interface BubbleProps {
  message: MessageView
  first: boolean
  last: boolean
  /** Time of day, shown on the last bubble of a run and on hover. */
  time: string
  fullTime: string
  mark: ReactNode
  menu: ReactNode
  flash: boolean
  onQuote: (messageId: string) => void
}

/** Looks of outgoing bubbles. What has not arrived for certain is never a filled one. */
const outgoing: Record<BubbleLook, string> = {
  plain: 'bg-bubble-out text-on-bubble-out',
  waiting: 'bg-bubble-out/75 text-on-bubble-out',
  held: 'border-2 border-dashed border-hold bg-transparent text-fg',
  uncertain: 'border-2 border-dotted border-warn bg-transparent text-fg',
  failed: 'border-2 border-danger bg-transparent text-fg',
  withdrawn: 'border border-line bg-transparent text-fg-3 line-through',
}

const icons: Partial<Record<BubbleLook, typeof Clock>> = {
  held: Hourglass,
  uncertain: CircleQuestionMark,
  failed: OctagonAlert,
}

/** One message. Plain elements throughout: hundreds of these stand on a screen. */
export function Bubble({ message, first, last, time, fullTime, mark, menu, flash, onQuote }: BubbleProps) {
  const t = useTranslations('conversation.timeline')
  const ours = message.direction === 'out'
  const look = lookOf(message)
  const Icon = icons[look]
  const automatic = message.source === 'flow' || message.aiGenerated
  // A sticker or pictures alone need no bubble around them, as long as nothing has to be said about their way.
  const bare =
    !message.deleted &&
    look === 'plain' &&
    !message.text &&
    (message.kind === 'sticker' ||
      (message.attachments.length > 0 && message.attachments.every(({ type }) => type === 'image')))
  return (
    <div
      id={`message-${message.id}`}
      data-testid="message"
      data-direction={message.direction}
      data-state={message.delivery?.state ?? ''}
      data-kind={message.kind}
      className={cx('group/bubble flex flex-col gap-0.5', ours ? 'items-end' : 'items-start')}
    >
      {message.replyTo !== null && (
        <button
          type="button"
          disabled={message.replyTo.id === null}
          onClick={() => message.replyTo?.id && onQuote(message.replyTo.id)}
          className="max-w-80 truncate rounded-control border-s-2 border-line-strong bg-bg-2 px-2 py-0.5 text-body-s text-fg-2"
        >
          {message.replyTo.text ?? t('quoteMissing')}
        </button>
      )}
      <div className={cx('flex max-w-full items-center gap-1.5', ours && 'flex-row-reverse')}>
        <div
          title={fullTime}
          tabIndex={-1}
          className={cx(
            'relative outline-none min-w-0 max-w-[min(40rem,78vw)] space-y-1 transition-shadow lg:max-w-[32rem]',
            bare ? '' : 'rounded-bubble px-3 py-1.5',
            !bare && (ours ? outgoing[look] : 'bg-bubble-in text-on-bubble-in'),
            !bare && automatic && 'outline-2 -outline-offset-2 outline-dotted outline-current/40',
            !first && (ours ? 'rounded-tr-tail' : 'rounded-tl-tail'),
            !last && (ours ? 'rounded-br-tail' : 'rounded-bl-tail'),
            flash && 'ring-3 ring-accent',
          )}
        >
          {look === 'waiting' && <span className="sr-only">{t('attachmentPending')}</span>}
          <BubbleBody message={message} />
        </div>
        {Icon && (
          <Icon
            size={16}
            aria-hidden
            className={cx(
              'shrink-0',
              look === 'held' ? 'text-hold' : look === 'uncertain' ? 'text-warn' : 'text-danger',
            )}
          />
        )}
        <div
          className={cx(
            'flex shrink-0 items-center opacity-0 transition-opacity',
            'group-focus-within/bubble:opacity-100 group-hover/bubble:opacity-100',
          )}
        >
          {menu}
          {!last && <time className="px-1 text-caption text-fg-3 tabular-nums">{time}</time>}
        </div>
      </div>
      {message.reactions.length > 0 && (
        <ul className="-mt-1.5 flex gap-1 px-2">
          {message.reactions.map((reaction) => (
            <li
              key={reaction.actor}
              className="rounded-full border border-line bg-bg px-1.5 text-caption"
              aria-label={
                reaction.actor === 'contact'
                  ? t('reactedContact', { emoji: reaction.emoji })
                  : t('reactedPage', { emoji: reaction.emoji })
              }
            >
              {reaction.emoji}
            </li>
          ))}
        </ul>
      )}
      {(last || mark !== null || message.edited || message.standby || message.late) && (
        <p
          className={cx(
            'flex flex-wrap items-center gap-x-1.5 px-1 text-caption text-fg-3',
            ours && 'justify-end',
          )}
        >
          {message.edited && !message.deleted && <span>{t('edited')}</span>}
          {message.standby && <span>{t('standby')}</span>}
          {message.late && <span>{t('late')}</span>}
          {last && <time className="tabular-nums">{time}</time>}
          {mark}
        </p>
      )}
    </div>
  )
}
