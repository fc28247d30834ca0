import type { ChannelView, HeldGroupView } from '@lienmach/contract'
import { Blocks, Inbox, type LucideIcon, MessageCircle, MessagesSquare } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Chip, cx } from '../../ui/index.ts'

const places = ['us', 'meta_inbox', 'other_app'] as const
type Place = (typeof places)[number]

const pictures: Record<Place, LucideIcon> = {
  us: MessagesSquare,
  meta_inbox: Inbox,
  other_app: Blocks,
}

/** Where a new message is led first. Without a default app everybody hears it; not known: nowhere is claimed. */
export function leadsTo({ mode, defaultApp }: ChannelView['control']): readonly Place[] {
  if (mode === 'open') return places
  if (mode === 'unknown' || defaultApp === 'unknown') return []
  return [defaultApp === 'us' ? 'us' : 'other_app']
}

/** Three boxes, an arrow from the customer to where new messages go first, and how many replies wait for each. */
export function ControlDiagram({
  control,
  held,
}: {
  control: ChannelView['control']
  held: readonly HeldGroupView[]
}) {
  const t = useTranslations('channels.control')
  const led = leadsTo(control)
  const heldBy = (place: Place) =>
    held.filter(({ owner }) => owner === place).reduce((sum, { conversations }) => sum + conversations, 0)
  return (
    <figure
      aria-label={
        led.length === 0
          ? t('diagram.unknown')
          : t(led.length > 1 ? 'diagram.all' : `diagram.${led[0] ?? 'us'}`)
      }
      className="grid grid-cols-[5.5rem_2rem_minmax(0,1fr)] items-stretch sm:grid-cols-[10rem_6rem_minmax(0,1fr)]"
      data-testid="control-diagram"
      data-leads-to={led.join(' ')}
    >
      <div className="flex flex-col items-center justify-center gap-1.5 rounded-card bg-bg-2 px-2 py-4 text-center text-body-s font-medium">
        <MessageCircle aria-hidden size={20} className="text-fg-3" />
        {t('diagram.customer')}
      </div>
      <svg aria-hidden viewBox="0 0 100 300" preserveAspectRatio="none" className="size-full">
        <title>{t('lead')}</title>
        {places.map((place, at) => (
          <path
            key={place}
            d={`M0 150 C 55 150, 45 ${50 + at * 100}, 100 ${50 + at * 100}`}
            vectorEffect="non-scaling-stroke"
            fill="none"
            strokeDasharray={led.includes(place) ? undefined : '3 5'}
            className={led.includes(place) ? 'stroke-accent stroke-2' : 'stroke-line-strong/60 stroke-1'}
          />
        ))}
      </svg>
      <ul className="grid auto-rows-fr grid-cols-[minmax(0,1fr)] gap-2">
        {places.map((place) => (
          <Box
            key={place}
            place={place}
            led={led.includes(place)}
            only={led.length === 1}
            waiting={place === 'us' ? 0 : heldBy(place)}
          />
        ))}
      </ul>
    </figure>
  )
}

function Box({ place, led, only, waiting }: { place: Place; led: boolean; only: boolean; waiting: number }) {
  const t = useTranslations('channels.control')
  const Picture = pictures[place]
  return (
    <li
      className={cx(
        'relative flex min-h-16 flex-wrap items-center gap-x-3 gap-y-1 rounded-card border px-3 py-2 sm:px-4',
        led ? 'border-accent bg-accent-soft/40' : 'border-line',
      )}
    >
      {led && (
        <span
          aria-hidden
          className="absolute top-1/2 -left-2.5 -translate-y-1/2 border-y-6 border-l-10 border-y-transparent border-l-accent"
        />
      )}
      <Picture aria-hidden size={18} className={led ? 'text-accent' : 'text-fg-3'} />
      <span className="min-w-0 flex-1 basis-24 text-label">{t(`place.${place}`)}</span>
      {led && only && <Chip tone="info">{t('default')}</Chip>}
      {waiting > 0 && <Chip tone="hold">{t('holds', { n: waiting })}</Chip>}
    </li>
  )
}
