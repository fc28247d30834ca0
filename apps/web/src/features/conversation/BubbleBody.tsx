import type { MessageView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { Attachments } from './Attachments.tsx'
import { LinkedText } from './LinkedText.tsx'
import { asRecord, asRecords, asText } from './platform-words.ts'
import { Referral } from './Referral.tsx'

/** What a message says, whatever its kind. Nothing that arrived is ever left out. */
export function BubbleBody({ message }: { message: MessageView }) {
  const t = useTranslations('conversation.timeline')
  if (message.deleted) {
    return <p className="italic">{message.direction === 'in' ? t('deletedByContact') : t('deletedByPage')}</p>
  }
  const tapped = asText(message.extra['quickReply'])
  // A pressed button's title is told within its line.
  const text = message.kind === 'postback' ? null : message.text
  return (
    <>
      <KindLine message={message} />
      {text !== null && text !== '' && (
        <p className="whitespace-pre-wrap wrap-anywhere">
          <LinkedText text={text} />
        </p>
      )}
      <Attachments attachments={message.attachments} />
      {tapped !== null && <p className="text-caption opacity-90">{t('quickReply')}</p>}
      <Referral referral={message.extra['referral']} />
    </>
  )
}

/** The line that a message without ordinary text is told by. */
function KindLine({ message }: { message: MessageView }) {
  const t = useTranslations('conversation.timeline')
  const extra = message.extra
  switch (message.kind) {
    case 'postback':
      return <p>{t('postback', { title: message.text ?? '…' })}</p>
    case 'optin':
      return (
        <p>
          {asRecord(extra['optin'])['notification_messages_status'] === 'STOP_NOTIFICATIONS'
            ? t('optinStopped')
            : t('optin')}
        </p>
      )
    case 'order':
      return <OrderLines order={asRecord(extra['order'])} />
    case 'feedback':
      return <FeedbackLines feedback={asRecord(extra['feedback'])} />
    case 'account_linking':
      return (
        <p>
          {asRecord(extra['accountLinking'])['status'] === 'unlinked'
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

/** A cart. Its note is the message's text, which stands below. */
function OrderLines({ order }: { order: Record<string, unknown> }) {
  const t = useTranslations('conversation.timeline')
  const products = asRecords(order['products'])
  return (
    <div className="space-y-1">
      <p className="font-medium">{t('order', { n: products.length })}</p>
      <ul className="list-disc ps-4">
        {products.map((product, index) => (
          <li key={asText(product['id']) ?? index}>
            {asText(product['name']) ?? asText(product['id'])} × {asText(product['quantity']) ?? 1}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A filled-in form with its scores, or a thumb under an answer. Free words are the message's text. */
function FeedbackLines({ feedback }: { feedback: Record<string, unknown> }) {
  const t = useTranslations('conversation.timeline')
  const scores = asRecords(feedback['feedback_screens'])
    .flatMap((screen) => Object.values(asRecord(screen['questions'])).map(asRecord))
    .flatMap((question) => asText(question['payload']) ?? [])
  const thumb = asText(feedback['feedback'])
  return (
    <>
      <p>{t('feedback')}</p>
      {scores.length > 0 && <p>{t('feedbackScore', { score: scores.join(', ') })}</p>}
      {thumb !== null && <p>{/bad/iu.test(thumb) ? '👎' : '👍'}</p>}
    </>
  )
}
