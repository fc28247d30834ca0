import type { ChannelView } from '@lienmach/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plug, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { channelsQuery } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { useMay } from '../../session/may.ts'
import { buttonClass, Card, EmptyState, Screen, SkeletonRows } from '../../ui/index.ts'
import { ChannelCard } from './ChannelCard.tsx'
import { groupChannels } from './channel-groups.ts'

/** All Pages of the shop, how each stands, and what to do about it. */
export function ChannelsScreen() {
  const t = useTranslations('channels')
  useTitle(t('title'))
  const { workspace } = useWorkspace()
  const mayManage = useMay('manager')
  const channels = useQuery(channelsQuery(workspace.id))
  return (
    <Screen title={t('title')} description={t('lead')} actions={mayManage && <AddLink />}>
      {channels.isPending && <SkeletonRows rows={3} className="h-20" />}
      {channels.isError && (
        <ErrorNotice error={channels.error} title={t('loadFailed')} retry={() => void channels.refetch()} />
      )}
      {channels.data?.channels.length === 0 && (
        <Card>
          <EmptyState
            icon={Plug}
            title={t('empty.title')}
            data-testid="channels-empty"
            action={
              mayManage && (
                <Link
                  to="/channels/connect/facebook"
                  className={buttonClass('primary')}
                  data-testid="channels-empty-connect"
                >
                  {t('empty.action')}
                </Link>
              )
            }
          >
            {mayManage ? t('empty.text') : t('empty.agent')}
          </EmptyState>
        </Card>
      )}
      {groupChannels(channels.data?.channels ?? []).map(({ group, channels: members }) => (
        <Group key={group} group={group} channels={members} />
      ))}
    </Screen>
  )
}

function AddLink() {
  const t = useTranslations('channels')
  return (
    <Link to="/channels/connect/facebook" className={buttonClass('primary')} data-testid="channels-add">
      <Plus aria-hidden size={16} />
      {t('add')}
    </Link>
  )
}

function Group({
  group,
  channels,
}: {
  group: 'active' | 'found' | 'disconnected'
  channels: readonly ChannelView[]
}) {
  const t = useTranslations('channels.groups')
  return (
    <section aria-label={t(group)} className="flex flex-col gap-3">
      {group !== 'active' && <h2 className="text-label text-fg-2">{t(group)}</h2>}
      <ul className="flex flex-col gap-3">
        {channels.map((channel) => (
          <li key={channel.id}>
            <ChannelCard channel={channel} />
          </li>
        ))}
      </ul>
    </section>
  )
}
