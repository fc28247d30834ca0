import type { ChannelView, ConversationView, MemberView } from '@lienmach/contract'
import { Hourglass, Phone } from 'lucide-react'
import { memo, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { deskOf } from '../../desk/desk.ts'
import { useCompany, useConversation } from '../../entities/hooks.ts'
import { serverNow } from '../../entities/server-clock.ts'
import { holdOf } from '../../entities/thread-hold.ts'
import { readWindow } from '../../entities/window-model.ts'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { givenNameOf } from '../../text/person.ts'
import { Avatar, capped, cx } from '../../ui/index.ts'
import { RowClaim } from './RowClaim.tsx'
import { attachmentCounts, speakerOf } from './row-words.ts'

export interface ConversationRowProps {
  conversationId: string
  /** Its place in the whole view, from 0. */
  index: number
  selected: boolean
  members: ReadonlyMap<string, MemberView>
  channels: ReadonlyMap<string, ChannelView> | null
  onOpen: (conversationId: string) => void
}

/** One conversation in the list. Fixed height, plain elements, woken by its own conversation alone. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const conversation = useConversation(props.conversationId)
  return conversation === undefined ? null : <KnownRow {...props} conversation={conversation} />
})

function KnownRow({
  conversationId,
  conversation,
  index,
  selected,
  members,
  channels,
  onOpen,
}: ConversationRowProps & { conversation: ConversationView }) {
  const workspace = useWorkspace()
  const t = useTranslations('inbox')
  const waits = useTranslations('turns.row')
  const times = useTimes()
  const writer = useCompany(conversationId).find((one) => one.typing)
  const { drafts } = deskOf(workspace)
  const draft = useSyncExternalStore(
    (listener) => drafts.subscribe(conversationId, listener),
    () => drafts.text(conversationId),
  )

  const name = conversation.contact.name ?? t('row.noName', { id: conversation.contact.externalId.slice(-4) })
  const channel = channels?.get(conversation.channelId)
  const assignee = conversation.assigneeId === null ? undefined : members.get(conversation.assigneeId)
  const unread = conversation.unreadCount > 0
  const preview = usePreview(conversation, members)
  const now = serverNow()
  const held = conversation.heldCount > 0
  const hold = holdOf(conversation.threadControl, now)

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's, which holds the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the grid points at its rows by aria-activedescendant
    // biome-ignore lint/a11y/useSemanticElements: a row of a virtual grid is no table row
    <div
      role="row"
      id={`row-${conversationId}`}
      aria-rowindex={index + 1}
      aria-selected={selected}
      data-testid="conversation-row"
      data-conversation={conversationId}
      onClick={() => onOpen(conversationId)}
      aria-label={[
        name,
        channel?.name,
        unread ? t('row.unread', { n: conversation.unreadCount }) : null,
        preview.text,
        times.full(conversation.lastMessageAt),
        assignee ? t('row.assignedTo', { name: assignee.name }) : t('row.unassigned'),
        held ? t('row.held', { n: conversation.heldCount }) : null,
      ]
        .filter(Boolean)
        .join(', ')}
      className={cx('flex size-full px-3 py-2 text-start', selected ? 'bg-accent-soft' : 'hover:bg-bg-3')}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="gridcell" className="flex min-w-0 flex-1 items-center gap-3">
        <Avatar
          id={conversation.contact.id}
          name={name}
          src={conversation.contact.pictureUrl}
          size={40}
          channel={channel?.kind}
        />
        <span className="flex min-w-0 flex-1 flex-col justify-center">
          <span className="flex items-baseline gap-2">
            <span
              className={cx('min-w-0 flex-1 truncate text-label', unread ? 'font-semibold' : 'font-medium')}
            >
              {name}
            </span>
            <time className="shrink-0 text-caption text-fg-3 tabular-nums">
              {times.short(conversation.lastMessageAt, now)}
            </time>
          </span>
          <span className="flex items-center gap-2">
            <span className={cx('min-w-0 flex-1 truncate text-body-s', unread ? 'text-fg' : 'text-fg-2')}>
              {writer ? (
                <span className="text-accent">
                  {t('row.typing', { name: givenNameOf(members.get(writer.memberId)?.name ?? '…') })}
                </span>
              ) : draft !== '' ? (
                <>
                  <span className="font-medium text-danger">{t('row.draft')}</span> {draft}
                </>
              ) : (
                preview.text
              )}
            </span>
            {unread && (
              <span className="inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded-full bg-accent px-1.5 text-[0.6875rem] leading-none font-semibold text-on-accent tabular-nums">
                {capped(conversation.unreadCount)}
              </span>
            )}
          </span>
          <span className="hidden h-5 items-center gap-1.5 overflow-hidden text-caption text-fg-3 has-[>:nth-child(2)]:flex compact:hidden!">
            {held && (
              <span
                className="inline-flex items-center gap-1 rounded-full bg-hold-soft px-1.5 text-on-hold-soft"
                data-testid="row-held"
              >
                <Hourglass size={12} aria-hidden />
                {conversation.heldCount}
              </span>
            )}
            {conversation.uncertainCount > 0 && (
              <span className="truncate rounded-full bg-warn-soft px-1.5 text-on-warn-soft">
                {t('row.uncertain')}
              </span>
            )}
            {hold !== null && (
              <span className="truncate rounded-full bg-hold-soft px-1.5 text-on-hold-soft">
                {t(`row.${holdWords[hold.by][hold.sure === 'certain' ? 'sure' : 'perhaps']}`)}
              </span>
            )}
            {conversation.queuedAt !== null && (
              <span
                className="truncate rounded-full bg-accent-soft px-1.5 text-on-accent-soft"
                data-testid="row-waits"
              >
                {waits('waits', { time: times.span(now - conversation.queuedAt) })}
              </span>
            )}
            <WindowWord conversation={conversation} humanAgent={channel?.humanAgent} now={now} />
            {conversation.contact.phones.length > 0 && <Phone size={12} aria-label={t('row.phone')} />}
            <span className="flex-1" />
            {assignee && <Avatar id={assignee.id} name={assignee.name} size={16} />}
          </span>
        </span>
        {conversation.queuedAt !== null && conversation.assigneeId === null && (
          <RowClaim conversation={conversation} channel={channel} onClaimed={() => onOpen(conversationId)} />
        )}
      </div>
    </div>
  )
}

const holdWords = {
  meta_inbox: { sure: 'metaHolds', perhaps: 'metaMayHold' },
  other_app: { sure: 'otherHolds', perhaps: 'otherMayHold' },
} as const

function WindowWord({
  conversation,
  humanAgent,
  now,
}: {
  conversation: ConversationView
  humanAgent: ChannelView['humanAgent'] | undefined
  now: number
}) {
  const t = useTranslations('inbox.row')
  const times = useTimes()
  const reading = readWindow(conversation.window, now, humanAgent)
  if (reading.stage === 'closed') return <span>{t('expired')}</span>
  if (reading.stage !== 'open' || reading.tone === 'quiet') return null
  return (
    <span
      className={cx(
        'rounded-full px-1.5 tabular-nums',
        reading.tone === 'urgent' ? 'bg-danger-soft text-on-danger-soft' : 'bg-warn-soft text-on-warn-soft',
      )}
    >
      {times.span(reading.left)}
    </span>
  )
}

function usePreview(
  conversation: ConversationView,
  members: ReadonlyMap<string, MemberView>,
): { text: string } {
  const t = useTranslations('inbox')
  const { me } = useWorkspace()
  const last = conversation.lastMessage
  if (last === null) return { text: '' }
  const speaker = speakerOf(last, members, me.id, givenNameOf)
  const who =
    speaker.kind === 'contact'
      ? ''
      : speaker.kind === 'member'
        ? `${speaker.name}: `
        : `${t(`row.${speaker.kind}`)}: `
  if (last.deleted) return { text: who + t('row.deleted') }
  const attachments = attachmentCounts(last.attachments).map(([type, n]) =>
    n > 1 ? `${t(`attachment.${type}`)} ${n}` : t(`attachment.${type}`),
  )
  const words = [last.text ?? '', ...attachments].filter((part) => part !== '')
  return { text: who + (words.length > 0 ? words.join(' ') : t(`kind.${last.kind}`)) }
}
