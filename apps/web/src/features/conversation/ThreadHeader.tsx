import type { ChannelView, ConversationView, MemberView } from '@lienmach/contract'
import { ArrowLeft, Check, Ellipsis, Eraser, MailOpen, PanelRight, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { holdOf } from '../../entities/thread-hold.ts'
import { Avatar, Button, Chip, IconButton, Menu, MenuItem } from '../../ui/index.ts'

const holdWords = {
  meta_inbox: { sure: 'metaHolds', perhaps: 'metaMayHold' },
  other_app: { sure: 'otherHolds', perhaps: 'otherMayHold' },
} as const

export interface ThreadHeaderProps {
  conversation: ConversationView
  channel: ChannelView | undefined
  name: string
  members: ReadonlyMap<string, MemberView>
  mayErase: boolean
  /** Colleagues who look at this conversation, and who of them is writing. */
  company: readonly { memberId: string; typing: boolean }[]
  contactShown: boolean
  /** Who is in charge, and to whom it can go. */
  assign: ReactNode
  onBack: () => void
  onContact: () => void
  onStatus: (status: 'open' | 'done') => void
  onUnread: () => void
  onErase: () => void
}

/** Whom we talk with, who is in charge, and what can be done with the whole conversation. */
export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, channel, name, members } = props
  const t = useTranslations('conversation.header')
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
      {props.assign}
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
