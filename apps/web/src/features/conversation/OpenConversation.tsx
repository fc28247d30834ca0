import type { ConversationView, MessageView } from '@lienmach/contract'
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { deskOf } from '../../desk/desk.ts'
import { useCompany } from '../../entities/hooks.ts'
import { serverNow } from '../../entities/server-clock.ts'
import type { Thread } from '../../entities/thread.ts'
import { useChannels, useMembers, useTimes, useWorkspace } from '../../entities/workspace.ts'
import { useRenderAt } from '../../time/use-render-at.ts'
import { toast } from '../../ui/index.ts'
import { Composer, type ComposerHandle, type Reply } from './Composer.tsx'
import { ContactPanel } from './ContactPanel.tsx'
import { ControlBanner, standingOf } from './ControlBanner.tsx'
import { markSeen } from './conversation-actions.ts'
import { DropZone } from './DropZone.tsx'
import { EditBar } from './EditBar.tsx'
import { FailureCard } from './FailureCard.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import { lookOf, type MessageAction } from './marks.ts'
import { PendingReplies } from './PendingReplies.tsx'
import { type Question, Questions } from './Questions.tsx'
import { ThreadHeader } from './ThreadHeader.tsx'
import { Timeline } from './Timeline.tsx'
import { useAnnouncements } from './use-announcements.ts'
import { useCollision } from './use-collision.ts'
import { useConversationActs } from './use-conversation-acts.ts'
import { useConversationKeys } from './use-conversation-keys.ts'
import { useWindowReading, WindowChip } from './WindowChip.tsx'
import { WindowNotice } from './WindowNotice.tsx'

export interface OpenConversationProps {
  conversationId: string
  conversation: ConversationView
  thread: Thread
  /** A message to jump to, from a search or a quotation. */
  target: string | null
  contactShown: boolean
  composer: React.Ref<ComposerHandle>
  onTarget: (messageId: string | null) => void
  onContact: (shown: boolean) => void
  onBack: () => void
  onDone: () => void
  onSeeChannel: (channelId: string) => void
}

/** A conversation that is at hand: its header, what stands in the way, what was said, and the composer. */
export function OpenConversation(props: OpenConversationProps) {
  const { conversation, thread, conversationId, target, onTarget } = props
  const workspace = useWorkspace()
  const { store, me, live } = workspace
  const t = useTranslations('conversation')
  const words = useTranslations('inbox')
  const times = useTimes()
  const members = useMembers()
  const channel = useChannels()?.get(conversation.channelId)
  const company = useCompany(conversationId)
  const desk = deskOf(workspace)
  const uploads = desk.uploadsFor(conversationId)
  const collision = useCollision(conversationId, thread.messages, desk.drafts, me.id)
  const replies = useSyncExternalStore(desk.outbox.subscribe, desk.outbox.all)
  const reading = useWindowReading(conversation.window)
  const composer = useRef<ComposerHandle>(null)
  const [quoted, setQuoted] = useState<MessageView | null>(null)
  const [editing, setEditing] = useState<MessageView | null>(null)
  const [asking, setAsking] = useState<Question | null>(null)

  const name =
    conversation.contact.name ?? words('row.noName', { id: conversation.contact.externalId.slice(-4) })
  const standing = standingOf(conversation, channel, members, me.id)
  const mayWrite = standing.kind !== 'read_only' && standing.kind !== 'gone'
  const closed = reading.stage === 'closed'

  const confirmed = useMemo(
    () => new Set(thread.messages.map((message) => message.clientMessageId)),
    [thread.messages],
  )
  const pending = replies.filter(
    (reply) => reply.conversationId === conversationId && !confirmed.has(reply.clientMessageId),
  )

  const undecided = thread.messages.flatMap((message) => message.delivery?.decidableAt ?? [])
  useRenderAt(undecided.find((at) => at > serverNow()) ?? null)

  const acts = useConversationActs(conversationId, name)
  const done = () => {
    props.onDone()
    void acts.setStatus('done')
  }
  const changeStatus = (status: 'open' | 'done') => (status === 'done' ? done() : void acts.setStatus(status))

  const act = (message: MessageView, action: MessageAction) => {
    const state = message.delivery?.state
    if (action === 'edit') setEditing(message)
    else if (action === 'send_again' && state === 'uncertain') setAsking({ about: action, message })
    else if (action === 'cancel' && state === 'held') setAsking({ about: action, message })
    else void acts.decide(message, action)
  }

  const answer = async (yes: boolean) => {
    setAsking(null)
    if (!yes || asking === null) return
    if (asking.about !== 'erase') return void acts.decide(asking.message, asking.about)
    if (await acts.erase()) props.onBack()
  }

  const send = async (parts: readonly Reply[]) => {
    for (const part of parts) {
      await desk.outbox.add({
        clientMessageId: crypto.randomUUID(),
        workspaceId: workspace.workspace.id,
        conversationId,
        text: part.text,
        attachmentIds: part.attachmentIds,
        replyTo: quoted?.id ?? null,
        createdAt: Date.now(),
      })
    }
    setQuoted(null)
    if (thread.next !== null) await goToNewest()
  }

  const seen = useCallback(
    (messageId: string) => void markSeen(workspace, conversationId, messageId).catch(() => undefined),
    [workspace, conversationId],
  )
  const lastIn = thread.messages.findLast((message) => message.direction === 'in')

  const goTo = async (messageId: string) => {
    if (!thread.messages.some((message) => message.id === messageId))
      await store.loadAround(conversationId, messageId)
    onTarget(messageId)
  }

  const goToNewest = async () => {
    onTarget(null)
    await store.loadThread(conversationId).catch(() => toast({ title: t('timeline.failed'), tone: 'danger' }))
  }

  useAnnouncements(
    conversationId,
    name,
    (message) => message.text ?? (message.kind === 'text' ? '' : words(`kind.${message.kind}`)),
  )
  useConversationKeys({
    reply: () => composer.current?.focus(),
    done,
    reopen: () => void acts.setStatus('open'),
    take: () => void acts.assign(me.id),
    markUnread: () => lastIn && void acts.markUnread(lastIn.id),
    toggleContact: () => props.onContact(!props.contactShown),
  })

  const handle = (element: ComposerHandle | null) => {
    composer.current = element
    if (typeof props.composer === 'function') props.composer(element)
    else if (props.composer) props.composer.current = element
  }

  return (
    <div className="flex h-full min-w-0">
      <DropZone
        name={name}
        enabled={mayWrite && !closed}
        onFiles={(files) => composer.current?.addFiles(files)}
      >
        <ThreadHeader
          conversation={conversation}
          channel={channel}
          name={name}
          members={members}
          meId={me.id}
          mayErase={workspace.workspace.role === 'owner'}
          company={company}
          contactShown={props.contactShown}
          onBack={props.onBack}
          onContact={() => props.onContact(!props.contactShown)}
          onAssign={(memberId) => void acts.assign(memberId)}
          onStatus={changeStatus}
          onUnread={() => lastIn && void acts.markUnread(lastIn.id)}
          onErase={() => setAsking({ about: 'erase' })}
        />
        <ControlBanner
          standing={standing}
          name={name}
          pageName={channel?.name ?? ''}
          heldCount={conversation.heldCount}
          onSeeChannel={() => props.onSeeChannel(conversation.channelId)}
        />
        <Timeline
          key={thread.stretch}
          conversation={conversation}
          thread={thread}
          name={name}
          members={members}
          target={target}
          pendingCount={pending.length}
          pending={
            <PendingReplies
              replies={pending}
              outbox={desk.outbox}
              attachmentWords={(n) => `${words('attachment.file')} ${n}`}
            />
          }
          onOlder={() => store.loadOlder(conversationId)}
          onNewer={() => store.loadNewer(conversationId)}
          onNewest={() => void goToNewest()}
          onQuote={(messageId) => void goTo(messageId)}
          onSeen={seen}
          cardOf={(message) =>
            lookOf(message) === 'plain' ? null : (
              <FailureCard
                message={message}
                mayWrite={mayWrite}
                onAction={(action) => act(message, action)}
              />
            )
          }
          menuOf={(message) => (
            <MessageMenu
              message={message}
              mayWrite={mayWrite}
              onReply={() => {
                setQuoted(message)
                composer.current?.focus()
              }}
              onReact={(emoji) => void acts.react(message, emoji)}
              onAction={(action) => act(message, action)}
              onCopy={() =>
                void navigator.clipboard
                  .writeText(message.text ?? '')
                  .then(() => toast({ title: t('action.copied') }))
              }
            />
          )}
        />
        {editing !== null && (
          <EditBar
            message={editing}
            limit={channel?.limits.textLength ?? 2_000}
            onStop={() => setEditing(null)}
            onSave={async (text) => {
              if (await acts.rewrite(editing, text)) setEditing(null)
            }}
          />
        )}
        {reading.stage !== 'open' && mayWrite && (
          <WindowNotice
            reading={reading}
            conversation={conversation}
            hadHumanAgent={conversation.window.humanAgentUntil !== conversation.window.standardUntil}
            draft={closed ? desk.drafts.text(conversationId) : ''}
          />
        )}
        {mayWrite && !closed && (
          <Composer
            ref={handle}
            conversation={conversation}
            name={name}
            drafts={desk.drafts}
            uploads={uploads}
            limits={{
              textLength: channel?.limits.textLength ?? 2_000,
              imageBytes: channel?.limits.imageBytes ?? 8_000_000,
              fileBytes: channel?.limits.fileBytes ?? 25_000_000,
              files: channel?.limits.imagesPerMessage ?? 30,
            }}
            sendLabel={
              standing.kind !== 'free'
                ? t('composer.sendHeld')
                : reading.stage === 'human_agent'
                  ? t('composer.sendLate')
                  : t('composer.send')
            }
            beside={
              <WindowChip
                reading={reading}
                left={times.span}
                title={
                  conversation.window.standardUntil === null
                    ? undefined
                    : t('window.openUntil', { time: times.full(conversation.window.standardUntil) })
                }
              />
            }
            quoted={quoted}
            onUnquote={() => setQuoted(null)}
            collision={
              collision && {
                name: members.get(collision.answer.authorId ?? '')?.name ?? t('composer.metaInbox'),
                read: collision.read,
              }
            }
            enterMakesNewLine={false}
            onSend={send}
            onSentAndDone={done}
            onLeave={() => document.getElementById('conversation-list')?.focus()}
            onTyping={(typing) => live.say({ type: 'at', conversationId, typing })}
          />
        )}
      </DropZone>
      {props.contactShown && (
        <div className="absolute inset-0 z-20 border-s border-line bg-bg md:static md:w-80 md:shrink-0">
          <ContactPanel
            conversation={conversation}
            channel={channel}
            name={name}
            members={members}
            messages={thread.messages}
            onClose={() => props.onContact(false)}
          />
        </div>
      )}
      <Questions asking={asking} name={name} onAnswer={(yes) => void answer(yes)} />
    </div>
  )
}
