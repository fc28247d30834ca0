import type { AttachmentView } from '@lienmach/contract'
import { CalendarClock, FileText, Link2, MapPin, Package } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../entities/workspace.ts'
import { asRecord, asRecords, asText } from './platform-words.ts'
import { safeLink } from './safe-link.ts'

const shape = 'w-64 max-w-full space-y-1 rounded-control border border-current/25 px-3 py-2 text-body-s'

/** What came as a card: a shared link, products, an appointment, a template, a place. */
export function AttachmentCard({ attachment }: { attachment: AttachmentView }) {
  switch (attachment.type) {
    case 'product':
      return <ProductCard attachment={attachment} />
    case 'appointment':
      return <AppointmentCard attachment={attachment} />
    case 'template':
      return <TemplateCard attachment={attachment} />
    case 'location':
      return <LocationCard attachment={attachment} />
    default:
      return <LinkCard attachment={attachment} />
  }
}

function LinkCard({ attachment }: { attachment: AttachmentView }) {
  const t = useTranslations('conversation.timeline')
  return (
    <div className={shape}>
      <Title icon={<Link2 size={16} aria-hidden className="shrink-0" />}>
        {attachment.title ?? attachment.name ?? attachment.link ?? t('file')}
      </Title>
      <Host link={attachment.link} />
    </div>
  )
}

function ProductCard({ attachment }: { attachment: AttachmentView }) {
  const t = useTranslations('conversation.timeline')
  const products = asRecords(asRecord(attachment.details['product'])['elements'])
  return (
    <div className={shape}>
      {products.length === 0 && (
        <Title icon={<Package size={16} aria-hidden className="shrink-0" />}>
          {attachment.title ?? t('product')}
        </Title>
      )}
      {products.map((product, index) => (
        <div key={asText(product['id']) ?? index}>
          <Title icon={<Package size={16} aria-hidden className="shrink-0" />}>
            {asText(product['title']) ?? t('product')}
          </Title>
          <Lines lines={[asText(product['subtitle']), asText(product['retailer_id'])]} />
        </div>
      ))}
      <Host link={attachment.link} />
    </div>
  )
}

const appointmentStates = ['requested', 'confirmed', 'declined', 'cancelled'] as const

function AppointmentCard({ attachment }: { attachment: AttachmentView }) {
  const t = useTranslations('conversation.timeline')
  const times = useTimes()
  const { status, start_time: start, end_time: end } = attachment.details
  const state = appointmentStates.find((known) => known === status)
  return (
    <div className={shape}>
      <Title icon={<CalendarClock size={16} aria-hidden className="shrink-0" />}>
        {attachment.title ?? t('appointment')}
      </Title>
      <Lines
        lines={[
          state === undefined ? null : t(`appointmentState.${state}`),
          typeof start !== 'number'
            ? null
            : times.full(start * 1_000) + (typeof end === 'number' ? ` – ${times.clock(end * 1_000)}` : ''),
        ]}
      />
    </div>
  )
}

function TemplateCard({ attachment }: { attachment: AttachmentView }) {
  const t = useTranslations('conversation.timeline')
  const { details } = attachment
  const elements = asRecords(details['elements'])
  const buttons = [...asRecords(details['buttons']), ...elements.flatMap((one) => asRecords(one['buttons']))]
  return (
    <div className={shape}>
      <Title icon={<FileText size={16} aria-hidden className="shrink-0" />}>
        {asText(attachment.title) ??
          asText(details['text']) ??
          asText(elements[0]?.['title']) ??
          t('template')}
      </Title>
      <Lines
        lines={[
          attachment.title === null ? null : asText(details['text']),
          ...elements.map((one, index) =>
            index === 0 && attachment.title === null ? null : asText(one['title']),
          ),
          ...elements.map((one) => asText(one['subtitle'])),
        ]}
      />
      {buttons.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {buttons.map((button) => (
            <li
              key={JSON.stringify(button)}
              className="rounded-full border border-current/40 px-2 text-caption"
            >
              {asText(button['title']) ?? '…'}
            </li>
          ))}
        </ul>
      )}
      <Host link={attachment.link} />
    </div>
  )
}

function LocationCard({ attachment }: { attachment: AttachmentView }) {
  const t = useTranslations('conversation.timeline')
  const { lat, long } = asRecord(attachment.details['coordinates'])
  const known = typeof lat === 'number' && typeof long === 'number'
  return (
    <div className={`${shape} flex items-center gap-2`}>
      <MapPin size={16} aria-hidden className="shrink-0" />
      <span className="flex-1">{attachment.title ?? t('location')}</span>
      {known && (
        <a
          href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${long}`}
          target="_blank"
          rel="noopener noreferrer"
          className="underline"
        >
          {t('openMap')}
        </a>
      )}
    </div>
  )
}

function Title({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-center gap-2 font-medium">
      {icon}
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  )
}

function Lines({ lines }: { lines: readonly (string | null)[] }) {
  return lines
    .filter((line) => line !== null)
    .map((line) => (
      <p key={line} className="wrap-anywhere opacity-90">
        {line}
      </p>
    ))
}

function Host({ link }: { link: string | null }) {
  const address = safeLink(link)
  return address === null ? null : (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      className="block truncate underline underline-offset-2"
    >
      {new URL(address).host}
    </a>
  )
}
