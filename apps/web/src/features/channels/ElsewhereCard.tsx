import type { ChannelHealthView } from '@lienmach/contract'
import { Blocks, Bot, Inbox, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMembers, useTimes } from '../../entities/workspace.ts'
import { useNow } from '../../time/use-now.ts'
import { Avatar, Card } from '../../ui/index.ts'

type Elsewhere = ChannelHealthView['elsewhere']

const pictures: Record<Elsewhere['replies'][number]['source'], LucideIcon> = {
  meta_inbox: Inbox,
  meta_ai: Bot,
  other_app: Blocks,
}

/** Who answered customers from elsewhere in the last days, and in whose conversations. For those who can change it. */
export function ElsewhereCard({ elsewhere }: { elsewhere: Elsewhere }) {
  const t = useTranslations('channels.control.elsewhere')
  const times = useTimes()
  const now = useNow(60_000)
  const members = useMembers()
  const { replies, members: people } = elsewhere
  const row = 'flex items-center gap-3 border-b border-line px-5 py-3 last:border-b-0'
  if (replies.length === 0) return <Card title={t('title')} description={t('none')} data-testid="elsewhere" />
  return (
    <Card title={t('title')} description={t('text')} flush data-testid="elsewhere">
      <ul>
        {replies.map((one) => {
          const Picture = pictures[one.source]
          return (
            <li key={`${one.source} ${one.appId}`} className={row} data-testid={`elsewhere-${one.source}`}>
              <Picture aria-hidden size={18} className="shrink-0 text-fg-3" />
              <span className="min-w-0 flex-1">
                <span className="block text-label">
                  {one.source === 'other_app' && one.appId !== null
                    ? t('app', { id: one.appId })
                    : t(`source.${one.source}`)}
                </span>
                <span className="text-body-s text-fg-2">
                  {t('count', { replies: one.replies, conversations: one.conversations })} ·{' '}
                  {t('last', { when: times.ago(one.lastAt, now) })}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
      {people.length > 0 && (
        <>
          <h3 className="border-y border-line bg-bg-2 px-5 py-2 text-caption text-fg-2">{t('members')}</h3>
          <ul data-testid="elsewhere-members">
            {people.map(({ memberId, replies: count, lastAt }) => {
              const name = memberId === null ? t('nobody') : (members.get(memberId)?.name ?? t('former'))
              return (
                <li key={memberId ?? ''} className={row}>
                  <Avatar id={memberId ?? 'nobody'} name={name} size={24} />
                  <span className="min-w-0 flex-1 truncate text-label font-normal">{name}</span>
                  <span className="text-body-s text-fg-2">
                    {t('replies', { n: count })} · {times.ago(lastAt, now)}
                  </span>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </Card>
  )
}
