import type { MessageView } from '@lienmach/contract'
import { Check, CheckCheck, CircleQuestionMark, Clock, Hourglass, OctagonAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'

const heldWords = {
  thread_not_ours: 'held',
  channel_disconnected: 'heldDisconnected',
  page_restricted: 'heldRestricted',
  customer_wrote: 'heldCustomerWrote',
  held_long: 'heldLong',
} as const

/** Under a bubble: how far the reply has come, in words and a picture. */
export function Mark({
  message,
  clock,
  readAt,
}: {
  message: MessageView
  clock: (at: number) => string
  readAt: number | null
}) {
  const t = useTranslations('conversation.mark')
  const refused = useTranslations('refusals')
  const delivery = message.delivery
  if (delivery === null) return null
  switch (delivery.state) {
    case 'queued':
      return delivery.notBefore !== null && delivery.notBefore > serverNow() + 2_000 ? (
        <Line icon={Clock} words={t('waitsUntil', { time: clock(delivery.notBefore) })} />
      ) : (
        <Line icon={Clock} words={t('queued')} late />
      )
    case 'sending':
      return <Line icon={Clock} words={t('sending')} late />
    case 'sent':
      return <Line icon={Check} words={t('sent')} />
    case 'delivered':
      return <Line icon={CheckCheck} words={t('delivered')} />
    case 'read':
      return (
        <Line
          icon={CheckCheck}
          words={readAt === null ? t('read') : t('readAt', { time: clock(readAt) })}
          tone="text-accent"
        />
      )
    case 'held':
      return (
        <Line
          icon={Hourglass}
          tone="text-hold"
          words={t(heldWords[delivery.heldBecause ?? 'thread_not_ours'])}
        />
      )
    case 'uncertain':
      return (
        <Line
          icon={CircleQuestionMark}
          tone="text-warn"
          words={
            delivery.decidableAt !== null && serverNow() >= delivery.decidableAt
              ? t('uncertainDecide')
              : t('uncertain')
          }
        />
      )
    case 'failed':
      return (
        <Line
          icon={OctagonAlert}
          tone="text-danger"
          words={delivery.refusal === null ? t('failed') : refused(`${delivery.refusal.class}.title`)}
        />
      )
    case 'cancelled':
    case 'resent':
    case 'abandoned':
      return <span data-testid="mark">{t(delivery.state)}</span>
    default:
      return delivery.state satisfies never
  }
}

function Line({
  icon: Icon,
  words,
  tone = '',
  late = false,
}: {
  icon: typeof Check
  words: string
  tone?: string
  late?: boolean
}) {
  return (
    <span
      data-testid="mark"
      className={`inline-flex items-center gap-1 ${tone} ${late ? 'animate-[appear_0s_linear_400ms_both]' : ''}`}
    >
      <Icon size={14} aria-hidden />
      {words}
    </span>
  )
}
