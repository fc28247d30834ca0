import type { MessageView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { Attachments } from './Attachments.tsx'
import { LinkedText } from './LinkedText.tsx'

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** What a message says, whatever its kind. Nothing that arrived is ever left out. */
export function BubbleBody({ message }: { message: MessageView }) {
  const t = useTranslations('conversation.timeline')
  if (message.deleted) {
    return (
      <p className="italic text-fg-3">
        {message.direction === 'in' ? t('deletedByContact') : t('deletedByPage')}
      </p>
    )
  }
  const quickReply = text(record(message.extra['quickReply'])['payload'])
  return (
    <>
      <KindLine message={message} />
      {message.text !== null && message.text !== '' && (
        <p className="whitespace-pre-wrap wrap-anywhere">
          <LinkedText text={message.text} />
        </p>
      )}
      <Attachments attachments={message.attachments} />
      {quickReply !== null && <p className="text-caption opacity-80">{t('quickReply')}</p>}
      <Referral extra={message.extra} />
    </>
  )
}

/** The line that a message without ordinary text is told by. */
function KindLine({ message }: { message: MessageView }) {
  const t = useTranslations('conversation.timeline')
  const extra = message.extra
  switch (message.kind) {
    case 'postback':
      return <p>{t('postback', { title: text(record(extra['postback'])['title']) ?? '…' })}</p>
    case 'optin':
      return (
        <p>
          {record(extra['optin'])['notification_messages_status'] === 'STOP_NOTIFICATIONS'
            ? t('optinStopped')
            : t('optin')}
        </p>
      )
    case 'order':
      return <OrderLines order={record(extra['order'])} />
    case 'feedback':
      return <p>{t('feedback')}</p>
    case 'account_linking':
      return (
        <p>
          {record(extra['accountLinking'])['status'] === 'unlinked'
            ? t('accountUnlinked')
            : t('accountLinked')}
        </p>
      )
    case 'template':
      return message.text === null && message.attachments.length === 0 ? (
        <p className="italic">{t('template')}</p>
      ) : null
    case 'unsupported':
      return <p className="italic">{t('unsupported')}</p>
    default:
      return null
  }
}

function OrderLines({ order }: { order: Record<string, unknown> }) {
  const t = useTranslations('conversation.timeline')
  const products = Array.isArray(order['products']) ? order['products'].map(record) : []
  const note = text(order['note'])
  return (
    <div className="space-y-1">
      <p className="font-medium">{t('order', { n: products.length })}</p>
      <ul className="list-disc ps-4">
        {products.map((product, index) => (
          <li key={String(product['id'] ?? index)}>
            {text(product['name']) ?? String(product['id'] ?? '')} × {String(product['quantity'] ?? 1)}
          </li>
        ))}
      </ul>
      {note !== null && <p>{note}</p>}
    </div>
  )
}

/** Where the customer came from: an ad, a link, a product page. */
function Referral({ extra }: { extra: MessageView['extra'] }) {
  const t = useTranslations('conversation.timeline')
  const referral = extra['referral']
  if (referral === undefined || referral === null) return null
  const told = record(referral)
  const ad = record(told['ads_context_data'])
  const title =
    told['source'] === 'ADS' || told['ad_id'] !== undefined
      ? t('referralAd')
      : told['product'] !== undefined
        ? t('referralProduct')
        : t('referralLink')
  const ref = text(told['ref'])
  const adTitle = text(ad['ad_title'])
  return (
    <div className="mt-1 rounded-control border border-current/25 px-2 py-1 text-body-s">
      <p className="font-medium">{title}</p>
      {adTitle !== null && <p>{adTitle}</p>}
      {ref !== null && <p className="opacity-80">{t('referralRef', { ref })}</p>}
    </div>
  )
}
