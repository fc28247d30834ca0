import { channelRoutes } from '@lienmach/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ApiError } from '../../api/api-error.ts'
import { readOf } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { NotFound } from '../../screen/NotFound.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { useMay } from '../../session/may.ts'
import { Screen, SkeletonRows } from '../../ui/index.ts'
import { ChannelOverview } from './ChannelOverview.tsx'
import { ChannelTabs } from './ChannelTabs.tsx'
import { DeadNotice } from './DeadNotice.tsx'
import { MissingNotice } from './MissingNotice.tsx'

/** One channel: what it needs first, then its sides in tabs; one that is not in use has no sides yet. */
export function ChannelScreen() {
  const t = useTranslations('channels')
  const { channelId = '' } = useParams({ strict: false })
  const { workspace } = useWorkspace()
  const mayManage = useMay('manager')
  const found = useQuery(readOf(channelRoutes.channel, { params: { workspaceId: workspace.id, channelId } }))
  const channel = found.data
  useTitle(channel?.name ?? t('title'))
  if (found.error instanceof ApiError && found.error.status === 404) return <NotFound />
  return (
    <Screen
      title={channel?.name ?? t('title')}
      back={
        <Link
          to="/channels"
          className="inline-flex min-h-6 items-center gap-1 rounded-control text-body-s text-fg-2 hover:text-fg"
        >
          <ChevronLeft aria-hidden size={16} />
          {t('one.back')}
        </Link>
      }
    >
      {found.isPending && <SkeletonRows rows={3} className="h-32" />}
      {found.isError && (
        <ErrorNotice error={found.error} title={t('loadOneFailed')} retry={() => void found.refetch()} />
      )}
      {channel && (
        <>
          {channel.state === 'needs_reconnect' && <DeadNotice channel={channel} />}
          {channel.state !== 'needs_reconnect' && channel.missingScopes.length > 0 && mayManage && (
            <MissingNotice channel={channel} />
          )}
          {channel.state === 'found' || channel.state === 'disconnected' ? (
            <ChannelOverview channel={channel} />
          ) : (
            <ChannelTabs channel={channel} />
          )}
        </>
      )}
    </Screen>
  )
}
