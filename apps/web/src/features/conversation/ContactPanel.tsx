import {
  type ChannelView,
  type ConversationView,
  inboxRoutes,
  type MemberView,
  type MessageView,
} from '@lienmach/contract'
import { Copy, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { Avatar, IconButton, Textarea, toast } from '../../ui/index.ts'
import { WhyInCharge } from './WhyInCharge.tsx'

export interface ContactPanelProps {
  conversation: ConversationView
  channel: ChannelView | undefined
  name: string
  members: ReadonlyMap<string, MemberView>
  messages: readonly MessageView[]
  onClose: () => void
}

/** What is known of the customer. Fields are saved when they are left. */
export function ContactPanel({ conversation, channel, name, members, messages, onClose }: ContactPanelProps) {
  const t = useTranslations('conversation.contact')
  const times = useTimes()
  const { workspace, store } = useWorkspace()
  const { contact } = conversation
  const pictures = messages
    .flatMap((message) => message.attachments.filter((one) => one.type === 'image' && one.url !== null))
    .slice(-9)

  const save = async (changes: { name?: string; note?: string }) => {
    const { conversation: saved, seq } = await call(inboxRoutes.updateContact, {
      params: { workspaceId: workspace.id, contactId: contact.id },
      body: changes,
    })
    store.putConversations([saved], seq)
    if (changes.note !== undefined) toast({ title: t('noteSaved') })
  }

  return (
    <aside
      aria-label={t('title')}
      data-testid="contact-panel"
      className="flex h-full w-full flex-col overflow-y-auto bg-bg"
    >
      <div className="flex items-center justify-between px-4 pt-3">
        <h2 className="text-label font-semibold">{t('title')}</h2>
        <IconButton icon={X} size="sm" label={t('close')} onClick={onClose} />
      </div>
      <div className="flex flex-col items-center gap-2 px-4 py-4 text-center">
        <Avatar id={contact.id} name={name} src={contact.pictureUrl} size={56} channel={channel?.kind} />
        <p className="text-title wrap-anywhere">{name}</p>
      </div>
      <dl className="space-y-4 px-4 pb-6 text-body-s">
        <Row label={t('phones')}>
          {contact.phones.length === 0 ? (
            <span className="text-fg-3">{t('noPhones')}</span>
          ) : (
            <ul className="space-y-1">
              {contact.phones.map((phone) => (
                <li key={phone} className="flex items-center gap-1">
                  <a
                    href={`tel:${phone}`}
                    className="tabular-nums underline underline-offset-2"
                    data-testid="phone"
                  >
                    {phone}
                  </a>
                  <IconButton
                    icon={Copy}
                    size="sm"
                    label={t('copyPhone', { phone })}
                    onClick={() => void navigator.clipboard.writeText(phone)}
                  />
                </li>
              ))}
            </ul>
          )}
        </Row>
        <Row label={t('note')}>
          <Textarea
            key={contact.id}
            aria-label={t('note')}
            data-testid="contact-note"
            defaultValue={contact.note}
            placeholder={t('notePlaceholder')}
            maxLength={5_000}
            rows={3}
            onBlur={(event) => event.target.value !== contact.note && void save({ note: event.target.value })}
          />
        </Row>
        <Row label={t('assignee')}>
          {members.get(conversation.assigneeId ?? '')?.name ?? '—'}
          <WhyInCharge conversationId={conversation.id} />
        </Row>
        <Row label={t('channel')}>{channel?.name ?? '—'}</Row>
        <Row label={t('since')}>{times.full(contact.createdAt)}</Row>
        <Row label={t('externalId')}>
          <span className="font-mono text-caption wrap-anywhere">{contact.externalId}</span>
        </Row>
        {pictures.length > 0 && (
          <Row label={t('media')}>
            <ul className="grid grid-cols-3 gap-1">
              {pictures.map((picture) => (
                <li key={picture.mediaId} className="aspect-square overflow-hidden rounded-control bg-bg-3">
                  <img src={picture.url ?? ''} alt="" loading="lazy" className="size-full object-cover" />
                </li>
              ))}
            </ul>
          </Row>
        )}
      </dl>
    </aside>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="mb-1 text-caption text-fg-3">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
