import type { ChannelView } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { ChannelStateChip } from '../../connection/ChannelStateChip.tsx'
import { useCheckWords } from '../../connection/check-words.ts'
import { HealthChip } from '../../connection/HealthChip.tsx'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { useMay } from '../../session/may.ts'
import { useNow } from '../../time/use-now.ts'
import { Avatar, buttonClass, Chip } from '../../ui/index.ts'
import { ChannelTodo } from './ChannelTodo.tsx'
import { worstOf } from './check-model.ts'
import { useHealth } from './health.ts'

/** One channel: how it stands, when it was last heard of, and the one thing to do about it. */
export function ChannelCard({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels')
  const times = useTimes()
  const now = useNow(60_000)
  const heard =
    channel.lastEventAt === null
      ? t('noEvent')
      : t('lastEvent', { when: times.ago(channel.lastEventAt, now) })
  return (
    <article
      className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-card border border-line bg-bg p-4"
      data-testid={`channel-${channel.externalId}`}
    >
      <Avatar
        id={channel.externalId}
        name={channel.name}
        src={channel.pictureUrl}
        size={40}
        channel={channel.kind}
      />
      <div className="min-w-0 flex-1 basis-56">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            to="/channels/$channelId"
            params={{ channelId: channel.id }}
            className="min-w-0 truncate rounded-control text-label font-semibold hover:underline"
            data-testid={`channel-open-${channel.externalId}`}
          >
            {channel.name}
          </Link>
          <ChannelStateChip channel={channel} />
          {channel.heldMessages > 0 && <Chip tone="hold">{t('held', { n: channel.heldMessages })}</Chip>}
        </div>
        <p className="mt-0.5 text-body-s text-fg-2">
          <WorstFinding channel={channel} />
        </p>
        {channel.state !== 'found' && <p className="text-caption text-fg-3">{heard}</p>}
      </div>
      <NextStep channel={channel} />
    </article>
  )
}

/** What the doctor would have done first, and how much more there is; else how the channel stands. */
function WorstFinding({ channel }: { channel: ChannelView }) {
  const t = useTranslations('doctor')
  const words = useCheckWords()
  const asks = channel.state === 'connected' && channel.findings > 0
  const worst = worstOf(useHealth(channel.id, asks).data?.checks ?? [])
  if (!asks || worst === undefined) return <ChannelTodo channel={channel} />
  return (
    <span
      className="flex flex-wrap items-baseline gap-x-2 gap-y-1"
      data-testid={`finding-${channel.externalId}`}
    >
      <HealthChip state={worst.state} />
      <span className="min-w-0 flex-1 basis-48">
        {words(worst)}{' '}
        {channel.findings > 1 && (
          <Link
            to="/channels/$channelId"
            params={{ channelId: channel.id }}
            search={{ tab: 'doctor' }}
            className="rounded-control font-medium text-accent hover:underline"
          >
            {t('more', { n: channel.findings - 1 })}
          </Link>
        )}
      </span>
    </span>
  )
}

function NextStep({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels.action')
  const mayManage = useMay('manager')
  const { emulatorUrl } = useWorkspace().me
  const { state, externalId, id } = channel
  if (mayManage && (state === 'found' || state === 'needs_reconnect' || state === 'disconnected')) {
    return (
      <Link
        to="/channels/connect/facebook"
        search={{ channel: id }}
        className={buttonClass(state === 'needs_reconnect' ? 'primary' : 'secondary')}
        data-testid={`channel-connect-${externalId}`}
      >
        {state === 'needs_reconnect' ? t('reconnect') : t('connect')}
      </Link>
    )
  }
  if (state === 'connecting' && emulatorUrl !== null) {
    return (
      <a
        href={emulatorUrl}
        target="_blank"
        rel="noreferrer"
        className={buttonClass()}
        data-testid={`channel-try-${externalId}`}
      >
        {t('tryEmulator')}
      </a>
    )
  }
  return (
    <Link to="/channels/$channelId" params={{ channelId: id }} className={buttonClass('quiet')}>
      {t('open')}
    </Link>
  )
}
