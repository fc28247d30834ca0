import type { ChannelView, ConversationView, MemberView } from '@lienmach/contract'
import {
  ArrowLeft,
  Check,
  CircleUser,
  Ellipsis,
  Eraser,
  MailOpen,
  PanelRight,
  RotateCcw,
  UserRoundX,
} from 'lucide-react'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { holdOf } from '../../entities/thread-hold.ts'
import { Avatar, Button, Chip, IconButton, Menu, MenuGroup, MenuItem, MenuSeparator } from '../../ui/index.ts'

const holdWords = {
  meta_inbox: { sure: 'metaHolds', perhaps: 'metaMayHold' },
  other_app: { sure: 'otherHolds', perhaps: 'otherMayHold' },
} as const

export interface ThreadHeaderProps {
  conversation: ConversationView
  channel: ChannelView | undefined
  name: string
  members: ReadonlyMap<string, MemberView>
  meId: string
  mayErase: boolean
  /** Colleagues who look at this conversation, and who of them is writing. */
  company: readonly { memberId: string; typing: boolean }[]
  contactShown: boolean
  onBack: () => void
  onContact: () => void
  onAssign: (memberId: string | null) => void
  onStatus: (status: 'open' | 'done') => void
  onUnread: () => void
  onErase: () => void
}

/** Whom we talk with, who is in charge, and what can be done with the whole conversation. */
export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, channel, name, members, meId } = props
  const t = useTranslations('conversation.header')
  const assignee = conversation.assigneeId === null ? undefined : members.get(conversation.assigneeId)
  const people = [...members.values()].sort(
    (a, b) =>
      presenceRank[a.presence] - presenceRank[b.presence] || a.openConversations - b.openConversations,
  )
  const writing = props.company.find((one) => one.typing)
  const hold = holdOf(conversation.threadControl, serverNow())
  return (
    <header className="@container flex min-h-14 items-center gap-2 border-b border-line px-2 md:px-4">
      <span className="md:hidden">
        <IconButton
          icon={ArrowLeft}
          label={t('back')}
          onClick={props.onBack}
          tooltip={false}
          data-testid="back"
        />
      </span>
      <button
        type="button"
        onClick={props.onContact}
        className="flex min-w-0 items-center gap-2.5 rounded-control py-1 text-start"
      >
        <Avatar
          id={conversation.contact.id}
          name={name}
          src={conversation.contact.pictureUrl}
          size={32}
          channel={channel?.kind}
        />
        <span className="min-w-0">
          <h1 className="truncate text-label font-semibold" data-testid="thread-name">
            {name}
          </h1>
          <span className="block truncate text-caption text-fg-3" aria-live="polite">
            {writing
              ? t('typing', { name: members.get(writing.memberId)?.name ?? '…' })
              : (channel?.name ?? '')}
          </span>
        </span>
      </button>
      <span className="hidden @xl:block">
        {conversation.threadControl.owner === 'us' && <Chip tone="ok">{t('weHold')}</Chip>}
        {hold !== null && (
          <Chip tone="hold">{t(holdWords[hold.by][hold.sure === 'certain' ? 'sure' : 'perhaps'])}</Chip>
        )}
      </span>
      <span className="flex-1" />
      <ul className="hidden -space-x-1.5 md:flex">
        {props.company.slice(0, 3).map(({ memberId }) => {
          const member = members.get(memberId)
          return member ? (
            <li
              key={memberId}
              title={t('viewing', { name: member.name })}
              className="rounded-full ring-2 ring-bg"
            >
              <Avatar id={memberId} name={member.name} size={24} />
              <span className="sr-only">{t('viewing', { name: member.name })}</span>
            </li>
          ) : null
        })}
      </ul>
      <Menu
        align="end"
        label={t('assign')}
        trigger={
          <Button tone="quiet" size="sm" id="assignee" data-testid="assignee">
            {assignee ? (
              <Avatar id={assignee.id} name={assignee.name} size={20} presence={assignee.presence} />
            ) : (
              <CircleUser size={16} aria-hidden />
            )}
            <span className="hidden max-w-32 truncate @lg:inline">{assignee?.name ?? t('nobody')}</span>
            <span className="sr-only @lg:hidden">{assignee?.name ?? t('nobody')}</span>
          </Button>
        }
      >
        {conversation.assigneeId !== meId && (
          <MenuItem
            icon={CircleUser}
            shortcut="i"
            onSelect={() => props.onAssign(meId)}
            data-testid="assign-me"
          >
            {conversation.assigneeId === null ? t('take') : t('assignToMe')}
          </MenuItem>
        )}
        {conversation.assigneeId !== null && (
          <MenuItem icon={UserRoundX} onSelect={() => props.onAssign(null)} data-testid="assign-nobody">
            {t('unassign')}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuGroup label={t('assignTo')}>
          {people
            .filter((member) => member.id !== meId)
            .map((member) => (
              <MenuItem
                key={member.id}
                onSelect={() => props.onAssign(member.id)}
                hint={String(member.openConversations)}
                data-testid={`assign-${member.email}`}
              >
                <span className="flex items-center gap-2">
                  <Avatar id={member.id} name={member.name} size={20} presence={member.presence} />
                  <span className="truncate">{member.name}</span>
                </span>
              </MenuItem>
            ))}
        </MenuGroup>
      </Menu>
      {conversation.status === 'open' ? (
        <Button size="sm" icon={Check} onClick={() => props.onStatus('done')} data-testid="done">
          {t('done')}
        </Button>
      ) : (
        <Button size="sm" icon={RotateCcw} onClick={() => props.onStatus('open')} data-testid="reopen">
          {t('reopen')}
        </Button>
      )}
      <span className="hidden md:block">
        <IconButton
          icon={PanelRight}
          label={props.contactShown ? t('hideContact') : t('showContact')}
          shortcut="["
          pressed={props.contactShown}
          onClick={props.onContact}
        />
      </span>
      <Menu
        align="end"
        label={t('more')}
        trigger={<IconButton icon={Ellipsis} label={t('more')} data-testid="thread-menu" tooltip={false} />}
      >
        <MenuItem icon={MailOpen} shortcut="u" onSelect={props.onUnread}>
          {t('markUnread')}
        </MenuItem>
        {props.mayErase && (
          <MenuItem icon={Eraser} tone="danger" onSelect={props.onErase} data-testid="erase">
            {t('erase')}
          </MenuItem>
        )}
      </Menu>
    </header>
  )
}

const presenceRank = { ready: 0, away: 1, offline: 2 } as const
