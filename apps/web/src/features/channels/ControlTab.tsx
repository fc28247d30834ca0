import type { ChannelView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { useHeldGroups } from '../../entities/held-groups.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { useMay } from '../../session/may.ts'
import { SkeletonRows } from '../../ui/index.ts'
import { ChangesCard } from './ChangesCard.tsx'
import { ControlCard } from './ControlCard.tsx'
import { ElsewhereCard } from './ElsewhereCard.tsx'
import { HeldCard } from './HeldCard.tsx'
import { useHealth } from './health.ts'
import { PreventionCard } from './PreventionCard.tsx'

/** Who may speak on this channel: how Facebook shares conversations out, what waits, and how to keep control. */
export function ControlTab({ channel }: { channel: ChannelView }) {
  const t = useTranslations('doctor')
  const mayManage = useMay('manager')
  const health = useHealth(channel.id)
  const held = useHeldGroups()
  const here = held.data?.groups.filter(({ channelId }) => channelId === channel.id)
  return (
    <div className="flex flex-col gap-5">
      <ControlCard channel={channel} held={here ?? []} settingsUrl={health.data?.settingsUrl ?? null} />
      {held.isPending ? (
        <SkeletonRows rows={1} className="h-24" />
      ) : held.isError ? (
        <ErrorNotice error={held.error} retry={() => void held.refetch()} />
      ) : (
        <HeldCard channel={channel} groups={here ?? []} />
      )}
      <PreventionCard />
      {health.isPending && <SkeletonRows rows={2} className="h-24" />}
      {health.isError && (
        <ErrorNotice error={health.error} title={t('loadFailed')} retry={() => void health.refetch()} />
      )}
      {health.data && (
        <>
          {mayManage && <ElsewhereCard elsewhere={health.data.elsewhere} />}
          <ChangesCard changes={health.data.changes} />
        </>
      )}
    </div>
  )
}
