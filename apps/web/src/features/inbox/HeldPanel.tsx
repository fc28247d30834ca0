import type { ChannelView, HeldGroupView } from '@lienmach/contract'
import {
  CircleQuestionMark,
  ExternalLink,
  Hourglass,
  type LucideIcon,
  PlugZap,
  ShieldAlert,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useHeldGroups } from '../../entities/held-groups.ts'
import { serverNow } from '../../entities/server-clock.ts'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { qualityAddress } from '../../guides/addresses.ts'
import { useMay } from '../../session/may.ts'
import { Button, buttonClass, Notice, Skeleton, SkeletonGroup, toast } from '../../ui/index.ts'
import { type Taking, takeAll } from './take-all.ts'

export interface HeldPanelProps {
  channels: ReadonlyMap<string, ChannelView> | null
  /** Only this channel's causes, where the list below shows only it. */
  channelId: string | null
  /** Opens a conversation, with the steps to get it back beside it. */
  onSteps: (conversationId: string) => void
  onOpen: (conversationId: string) => void
  onChannel: (channelId: string) => void
  /** Shows only one channel in the list below. */
  onOnly: (channelId: string) => void
}

/** Above the held conversations: what they wait for, and the one thing to do about each cause. */
export function HeldPanel({ channelId, ...props }: HeldPanelProps) {
  const t = useTranslations('control.held')
  const { data, isError, refetch } = useHeldGroups()
  if (data === undefined) {
    return isError ? (
      <div className="border-b border-line p-3">
        <Notice
          tone="danger"
          title={t('failed')}
          actions={
            <Button size="sm" onClick={() => void refetch()}>
              {t('retry')}
            </Button>
          }
        />
      </div>
    ) : (
      <SkeletonGroup className="space-y-2 border-b border-line p-3">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-4 w-64" />
        <Skeleton className="h-7 w-32" />
      </SkeletonGroup>
    )
  }
  const groups = data.groups.filter((group) => channelId === null || group.channelId === channelId)
  if (groups.length === 0) return null
  return (
    <ul
      aria-label={t('label')}
      data-testid="held-panel"
      className="max-h-1/2 shrink-0 divide-y divide-line overflow-y-auto border-b border-line bg-hold-soft/40"
    >
      {groups.map((group) => (
        <li key={`${group.channelId} ${group.because} ${group.owner}`}>
          <Cause group={group} filtered={channelId !== null} {...props} />
        </li>
      ))}
    </ul>
  )
}

const icons: Record<HeldGroupView['because'], LucideIcon> = {
  thread_not_ours: Hourglass,
  channel_disconnected: PlugZap,
  page_restricted: ShieldAlert,
  customer_wrote: CircleQuestionMark,
  held_long: CircleQuestionMark,
  uncertain: CircleQuestionMark,
}

function Cause({
  group,
  filtered,
  channels,
  onOnly,
  ...go
}: Omit<HeldPanelProps, 'channelId'> & { group: HeldGroupView; filtered: boolean }) {
  const t = useTranslations('control.held')
  const times = useTimes()
  const channel = channels?.get(group.channelId)
  const Icon = icons[group.because]
  const page = channel?.name ?? '…'
  const title =
    group.because !== 'thread_not_ours'
      ? t(group.because)
      : t(group.owner === 'meta_inbox' ? 'metaInbox' : group.owner === 'other_app' ? 'otherApp' : 'someone')
  return (
    <div className="flex gap-2.5 px-3 py-2.5" data-testid="held-cause" data-because={group.because}>
      <Icon aria-hidden size={16} className="mt-0.5 shrink-0 text-on-hold-soft" />
      <div className="min-w-0 flex-1">
        <p className="text-label">{title}</p>
        <p className="text-caption text-fg-2">
          {filtered ? (
            page
          ) : (
            <button
              type="button"
              className="rounded-control underline decoration-dotted underline-offset-2"
              title={t('only', { page })}
              onClick={() => onOnly(group.channelId)}
            >
              {page}
            </button>
          )}{' '}
          · {t('count', { replies: group.replies, conversations: group.conversations })} ·{' '}
          <span className="tabular-nums">
            {t('since', { time: times.short(group.oldestAt, serverNow()) })}
          </span>
        </p>
        <div className="mt-1.5">
          <WayOut group={group} channel={channel} {...go} />
        </div>
      </div>
    </div>
  )
}

/** Exactly one button for each cause. */
function WayOut({
  group,
  channel,
  onSteps,
  onOpen,
  onChannel,
}: Pick<HeldPanelProps, 'onSteps' | 'onOpen' | 'onChannel'> & {
  group: HeldGroupView
  channel: ChannelView | undefined
}) {
  const t = useTranslations('control')
  const mayManage = useMay('manager')
  switch (group.because) {
    case 'thread_not_ours':
      return group.guide === 'take_here' ? (
        <TakeAll group={group} />
      ) : (
        <Button size="sm" tone="primary" onClick={() => onSteps(group.firstConversationId)}>
          {t('action.howTo')}
        </Button>
      )
    case 'channel_disconnected':
      return (
        <Button size="sm" tone="primary" onClick={() => onChannel(group.channelId)}>
          {mayManage && channel?.state !== 'disconnected' ? t('held.reconnect') : t('action.seeChannel')}
        </Button>
      )
    case 'page_restricted':
      return (
        <a className={buttonClass('primary', 'sm')} href={qualityAddress} target="_blank" rel="noopener">
          <ExternalLink aria-hidden size={14} />
          {t('action.openQuality')}
        </a>
      )
    default:
      return (
        <Button size="sm" tone="primary" onClick={() => onOpen(group.firstConversationId)}>
          {t('held.decide')}
        </Button>
      )
  }
}

function TakeAll({ group }: { group: HeldGroupView }) {
  const t = useTranslations('control')
  const workspace = useWorkspace()
  const [taking, setTaking] = useState<Taking | null>(null)
  const take = async () => {
    setTaking({ at: 0, all: group.conversations, refused: 0 })
    try {
      const { all, refused } = await takeAll(workspace, group, setTaking)
      toast({
        title: refused === 0 ? t('held.took', { n: all }) : t('held.tookSome', { n: all - refused, refused }),
        tone: refused === 0 ? 'ok' : 'hold',
      })
    } catch {
      toast({ title: t('said.unreachable'), tone: 'danger', urgent: true })
    }
    setTaking(null)
  }
  return (
    <>
      <Button
        size="sm"
        tone="primary"
        busy={taking !== null}
        data-testid="take-all"
        onClick={() => void take()}
      >
        {t('held.takeAll')}
      </Button>
      <span role="status" className="ms-2 text-caption text-fg-2 tabular-nums">
        {taking !== null && t('held.taking', { at: taking.at, all: taking.all })}
      </span>
    </>
  )
}
