import type { MessageView } from '@lienmach/contract'
import {
  Ban,
  CheckCheck,
  Copy,
  Ellipsis,
  ExternalLink,
  FastForward,
  Pencil,
  Reply,
  RotateCw,
  Trash2,
} from 'lucide-react'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { IconButton, Menu, MenuItem, MenuSeparator, MenuSymbols } from '../../ui/index.ts'
import { actionsOn, type MessageAction } from './marks.ts'

const emojis = ['❤', '😆', '😮', '😢', '😠', '👍'] as const

export interface MessageMenuProps {
  message: MessageView
  mayWrite: boolean
  /** This very conversation in the platform's own inbox, once it is known. */
  inboxUrl: string | null
  onReply: () => void
  onReact: (emoji: string | null) => void
  onAction: (action: MessageAction) => void
  onCopy: () => void
}

/** Everything that can be done about one message, behind one button. */
export function MessageMenu({ message, mayWrite, inboxUrl, ...on }: MessageMenuProps) {
  const { onReply, onReact, onAction, onCopy } = on
  const t = useTranslations('conversation.action')
  const actions = mayWrite ? actionsOn(message, serverNow()) : []
  const received = message.direction === 'in' && !message.deleted
  const own = message.reactions.find((reaction) => reaction.actor === 'page')
  const item: Record<MessageAction, { icon: typeof Copy; label: string }> = {
    edit: { icon: Pencil, label: t('edit') },
    cancel: { icon: Trash2, label: message.delivery?.state === 'failed' ? t('remove') : t('cancel') },
    send_again: {
      icon: RotateCw,
      label: message.delivery?.state === 'held' ? t('tryAgain') : t('sendAgain'),
    },
    mark_delivered: { icon: CheckCheck, label: t('markDelivered') },
    abandon: { icon: Ban, label: t('abandon') },
    step_over: { icon: FastForward, label: t('stepOver') },
  }
  return (
    <Menu
      align={message.direction === 'out' ? 'end' : 'start'}
      label={t('more')}
      trigger={
        <IconButton icon={Ellipsis} size="sm" label={t('more')} tooltip={false} data-testid="message-menu" />
      }
    >
      {actions.map((action) => (
        <MenuItem
          key={action}
          icon={item[action].icon}
          tone={action === 'cancel' || action === 'abandon' ? 'danger' : 'plain'}
          onSelect={() => onAction(action)}
          data-testid={`action-${action}`}
        >
          {item[action].label}
        </MenuItem>
      ))}
      {message.delivery?.state === 'uncertain' && inboxUrl !== null && (
        <MenuItem icon={ExternalLink} onSelect={() => window.open(inboxUrl, '_blank', 'noopener')}>
          {t('openMessenger')}
        </MenuItem>
      )}
      {actions.length > 0 && <MenuSeparator />}
      {mayWrite && received && (
        <>
          <MenuItem icon={Reply} onSelect={onReply} data-testid="action-reply">
            {t('reply')}
          </MenuItem>
          <MenuSymbols
            symbols={emojis.map((emoji) => ({
              symbol: emoji,
              name: `${own?.emoji === emoji ? t('unreact') : t('react')} ${emoji}`,
              chosen: own?.emoji === emoji,
              'data-testid': `react-${emoji}`,
            }))}
            onSelect={(emoji) => onReact(own?.emoji === emoji ? null : emoji)}
          />
        </>
      )}
      <MenuItem icon={Copy} onSelect={onCopy}>
        {t('copy')}
      </MenuItem>
    </Menu>
  )
}
