import type { ChannelView, HeldGroupView } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import { Hourglass } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../entities/workspace.ts'
import { useNow } from '../../time/use-now.ts'
import { buttonClass, Card } from '../../ui/index.ts'

/** What waits on this channel and why, with the way to those conversations. */
export function HeldCard({ channel, groups }: { channel: ChannelView; groups: readonly HeldGroupView[] }) {
  const t = useTranslations('channels.control.held')
  return (
    <Card
      title={t('title')}
      description={groups.length === 0 ? t('none') : t('text')}
      flush={groups.length > 0}
      data-testid="held-card"
      actions={
        groups.length > 0 && (
          <Link
            to="/inbox/$view"
            params={{ view: 'held' }}
            search={{ channel: channel.id }}
            className={buttonClass('secondary', 'sm')}
            data-testid="held-open"
          >
            {t('open')}
          </Link>
        )
      }
    >
      {groups.length > 0 && (
        <ul>
          {groups.map((group) => (
            <HeldRow key={`${group.because} ${group.owner}`} group={group} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function HeldRow({ group }: { group: HeldGroupView }) {
  const t = useTranslations('channels.control.held')
  const times = useTimes()
  const now = useNow(10_000)
  const { because, owner, replies, conversations, oldestAt, firstConversationId } = group
  return (
    <li
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-5 py-3 last:border-b-0"
      data-testid={`held-${because}`}
    >
      <Hourglass aria-hidden size={16} className="shrink-0 text-hold" />
      <span className="min-w-0 flex-1 basis-56 text-label font-normal">
        <span className="block font-medium">
          {owner === null ? t(`because.${because}`) : t(`owner.${owner}`)}
        </span>
        <span className="text-body-s text-fg-2">
          {t('count', { replies, conversations })} · {t('since', { when: times.ago(oldestAt, now) })}
        </span>
      </span>
      <Link
        to="/inbox/$view/$conversationId"
        params={{ view: 'held', conversationId: firstConversationId }}
        className="inline-flex min-h-6 items-center rounded-control text-body-s font-medium text-accent hover:underline"
      >
        {t('first')}
      </Link>
    </li>
  )
}
