import { type ChannelView, connectScopeNames } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ChannelStateChip } from '../../connection/ChannelStateChip.tsx'
import { useMembers, useTimes, useWorkspace } from '../../entities/workspace.ts'
import { useMay } from '../../session/may.ts'
import { useNow } from '../../time/use-now.ts'
import { Avatar, buttonClass, Card, Chip } from '../../ui/index.ts'
import { ChannelTodo } from './ChannelTodo.tsx'
import { ImportRow } from './ImportRow.tsx'
import { RuleOfChannel } from './RuleOfChannel.tsx'

/** What is known of a channel at a glance. */
export function ChannelOverview({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels')
  const times = useTimes()
  const now = useNow(60_000)
  const mayManage = useMay('manager')
  const unfinished = channel.state === 'found' || channel.state === 'disconnected'
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-4">
        <Avatar
          id={channel.externalId}
          name={channel.name}
          src={channel.pictureUrl}
          size={56}
          channel={channel.kind}
        />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-2">
            <span className="text-label text-fg-2">{t(`kind.${channel.kind}`)}</span>
            <ChannelStateChip channel={channel} />
            {channel.heldMessages > 0 && <Chip tone="hold">{t('held', { n: channel.heldMessages })}</Chip>}
          </div>
          <p className="mt-1 text-body-s text-fg-2">
            <ChannelTodo channel={channel} />
          </p>
        </div>
        {unfinished && mayManage && (
          <Link
            to="/channels/connect/facebook"
            search={{ channel: channel.id }}
            className={buttonClass('primary')}
            data-testid="channel-connect"
          >
            {t('action.connect')}
          </Link>
        )}
      </div>
      <dl className="mt-5 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact name={t('one.externalId')}>{channel.externalId}</Fact>
        <Fact name={t('one.since')}>{times.full(channel.stateSince)}</Fact>
        <Fact name={t('one.lastEvent')}>
          {channel.lastEventAt === null ? t('noEvent') : times.ago(channel.lastEventAt, now)}
        </Fact>
        {!unfinished && (
          <>
            <Fact name={t('one.chatRight')}>
              <ChatRightWords channel={channel} />
              <RuleOfChannel channel={channel} />
            </Fact>
            <Fact name={t('one.connectedBy')}>
              <PersonName id={channel.connectedBy} />
            </Fact>
            <Fact name={t('one.permissions')}>
              <PermissionWords channel={channel} />
            </Fact>
          </>
        )}
      </dl>
      <ImportRow channel={channel} />
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-caption text-fg-3">{name}</dt>
      <dd className="text-label font-normal break-words">{children}</dd>
    </div>
  )
}

function ChatRightWords({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels')
  const { me } = useWorkspace()
  const owner = useMembers().get(channel.chatOwnerId ?? '')
  if (channel.chatRight === 'share') return t('right.share')
  if (channel.chatOwnerId === me.id) return t('right.only_me_self')
  return t('right.only_me', { name: owner?.name ?? t('one.unknownPerson') })
}

function PersonName({ id }: { id: string | null }) {
  const t = useTranslations('channels.one')
  return useMembers().get(id ?? '')?.name ?? t('unknownPerson')
}

function PermissionWords({ channel }: { channel: ChannelView }) {
  const t = useTranslations()
  const missing = connectScopeNames.filter((scope) => channel.missingScopes.includes(scope))
  if (missing.length === 0) return t('channels.one.permissionsAll')
  const list = missing.map((scope) => t(`connect.scope.${scope}.name`)).join(', ')
  return `${t('connect.permissions.missing')}: ${list}`
}
