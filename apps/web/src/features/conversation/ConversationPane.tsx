import type { MessageView } from '@lienmach/contract'
import { MessageCircleQuestionMark } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError } from '../../api/api-error.ts'
import { deskOf } from '../../desk/desk.ts'
import { useCompany, useConversation, useThread } from '../../entities/hooks.ts'
import { serverNow } from '../../entities/server-clock.ts'
import { useChannels, useMembers, useTimes, useWorkspace } from '../../entities/workspace.ts'
import { useRenderAt } from '../../time/use-render-at.ts'
import { AlertDialog, Button, EmptyState, Notice, Skeleton, SkeletonGroup, toast } from '../../ui/index.ts'
import { Composer, type ComposerHandle, type Reply } from './Composer.tsx'
import { ContactPanel } from './ContactPanel.tsx'
import { ControlBanner, standingOf } from './ControlBanner.tsx'
import { assign, erase, markSeen, markUnread, setStatus } from './conversation-actions.ts'
import { DropZone } from './DropZone.tsx'
import { EditBar } from './EditBar.tsx'
import { FailureCard } from './FailureCard.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import { lookOf, type MessageAction } from './marks.ts'
import { PendingReplies } from './PendingReplies.tsx'
import { decide, react, rewrite } from './reply-actions.ts'
import { ThreadHeader } from './ThreadHeader.tsx'
import { Timeline } from './Timeline.tsx'
import { useAnnouncements } from './use-announcements.ts'
import { useConversationKeys } from './use-conversation-keys.ts'
import { useWindowReading, WindowChip } from './WindowChip.tsx'
import { WindowNotice } from './WindowNotice.tsx'

export interface ConversationPaneProps {
  conversationId: string
  /** A message to jump to, from a search. */
  target: string | null
  contactShown: boolean
  onContact: (shown: boolean) => void
  onBack: () => void
  onDone: () => void
  onSeeChannel: (channelId: string) => void
  composer: React.Ref<ComposerHandle>
}

/** One conversation: who may speak, what was said, and the place to answer. Mounted anew for each. */
export function ConversationPane(props: ConversationPaneProps) {
  const { conversationId } = props
  const workspace = useWorkspace()
  const { store } = workspace
  const conversation = useConversation(conversationId)
  const thread = useThread(conversationId)
  const t = useTranslations('conversation')
  const [failure, setFailure] = useState<'missing' | 'failed' | null>(null)
  const [target, setTarget] = useState(props.target)

  const load = useCallback(async () => {
    setFailure(null)
    try {
      await Promise.all([
        store.loadConversation(conversationId),
        props.target ? store.loadAround(conversationId, props.target) : store.loadThread(conversationId),
      ])
    } catch (error) {
      setFailure(
        error instanceof ApiError && (error.status === 404 || error.status === 403) ? 'missing' : 'failed',
      )
    }
  }, [store, conversationId, props.target])

  useEffect(() => {
    setTarget(props.target)
    void load()
  }, [load, props.target])

  useEffect(() => {
    workspace.live.say({ type: 'at', conversationId, typing: false })
    return () => workspace.live.say({ type: 'at', conversationId: null, typing: false })
  }, [workspace.live, conversationId])

  if (failure === 'missing') {
    return (
      <EmptyState
        icon={MessageCircleQuestionMark}
        title={t('notFound')}
        action={<Button onClick={props.onBack}>{t('header.back')}</Button>}
      />
    )
  }
  if (conversation === undefined || thread === undefined || !thread.loaded) {
    return failure === 'failed' ? (
      <div className="p-4">
        <Notice
          tone="danger"
          title={t('timeline.failed')}
          actions={
            <Button size="sm" onClick={() => void load()}>
              {t('timeline.retry')}
            </Button>
          }
        />
      </div>
    ) : (
      <SkeletonGroup className="flex h-full flex-col gap-3 p-4">
        <Skeleton className="h-10 w-56" />
        <span className="flex-1" />
        <Skeleton className="h-12 w-64 rounded-bubble" />
        <Skeleton className="h-10 w-48 self-end rounded-bubble" />
        <Skeleton className="h-16 w-72 rounded-bubble" />
        <Skeleton className="h-24 w-full rounded-card" />
      </SkeletonGroup>
    )
  }
  return (
    <OpenConversation
      {...props}
      conversation={conversation}
      thread={thread}
      target={target}
      onTarget={setTarget}
    />
  )
}

type OpenProps = Omit<ConversationPaneProps, 'target'> & {
  conversation: NonNullable<ReturnType<typeof useConversation>>
  thread: NonNullable<ReturnType<typeof useThread>>
  target: string | null
  onTarget: (messageId: string) => void
}

function OpenConversation(props: OpenProps) {
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
  const replies = useSyncExternalStore(desk.outbox.subscribe, desk.outbox.all)
  const reading = useWindowReading(conversation.window)
  const composer = useRef<ComposerHandle>(null)
  const [quoted, setQuoted] = useState<MessageView | null>(null)
  const [editing, setEditing] = useState<MessageView | null>(null)
  const [asking, setAsking] = useState<
    { message: MessageView; action: 'send_again' | 'cancel' } | 'erase' | null
  >(null)

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

  const attempt = async (work: Promise<unknown>) => {
    try {
      await work
      return true
    } catch {
      toast({ title: t('actionFailed'), tone: 'danger', urgent: true })
      return false
    }
  }

  const changeStatus = async (status: 'open' | 'done') => {
    if (status === 'done') props.onDone()
    if (!(await attempt(setStatus(workspace, conversation, status)))) return
    toast({
      title: status === 'done' ? t('markedDone', { name }) : t('reopened', { name }),
      action: {
        label: t('undo'),
        run: () => void attempt(setStatus(workspace, conversation, status === 'done' ? 'open' : 'done')),
      },
    })
  }

  const changeAssignee = async (memberId: string | null) => {
    const before = conversation.assigneeId
    if (!(await attempt(assign(workspace, conversation, memberId)))) return
    toast({
      title:
        memberId === null ? t('unassigned') : t('assigned', { name: members.get(memberId)?.name ?? '…' }),
      action: {
        label: t('undo'),
        run: () => void attempt(assign(workspace, { ...conversation, assigneeId: memberId }, before)),
      },
    })
  }

  const act = (message: MessageView, action: MessageAction) => {
    if (action === 'edit') return setEditing(message)
    const state = message.delivery?.state
    if (action === 'send_again' && state === 'uncertain') return setAsking({ message, action })
    if (action === 'cancel' && state === 'held') return setAsking({ message, action })
    void attempt(decide(workspace, message, action))
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

  useAnnouncements(
    conversationId,
    name,
    (message) => message.text ?? (message.kind === 'text' ? '' : words(`kind.${message.kind}`)),
  )
  useConversationKeys({
    reply: () => composer.current?.focus(),
    done: () => void changeStatus('done'),
    reopen: () => void changeStatus('open'),
    take: () => void changeAssignee(me.id),
    markUnread: () => lastIn && void attempt(markUnread(workspace, conversation, lastIn.id)),
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
          onAssign={(memberId) => void changeAssignee(memberId)}
          onStatus={(status) => void changeStatus(status)}
          onUnread={() => lastIn && void attempt(markUnread(workspace, conversation, lastIn.id))}
          onErase={() => setAsking('erase')}
        />
        <ControlBanner
          standing={standing}
          name={name}
          pageName={channel?.name ?? ''}
          heldCount={conversation.heldCount}
          onSeeChannel={() => props.onSeeChannel(conversation.channelId)}
        />
        <Timeline
          key={thread.next === null ? 'newest' : 'around'}
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
              onReact={(emoji) => void attempt(react(workspace, message, emoji))}
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
              if (await attempt(rewrite(workspace, editing, text))) setEditing(null)
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
            enterMakesNewLine={false}
            onSend={send}
            onSentAndDone={() => void changeStatus('done')}
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
      <AlertDialog
        open={asking === 'erase'}
        onOpenChange={(open) => !open && setAsking(null)}
        title={t('erase.title', { name })}
        description={t('erase.body')}
        confirmLabel={t('erase.confirm')}
        cancelLabel={t('erase.keep')}
        onConfirm={async () => {
          setAsking(null)
          if (await attempt(erase(workspace, conversation))) {
            toast({ title: t('erase.done') })
            props.onBack()
          }
        }}
      />
      <AlertDialog
        open={asking !== null && asking !== 'erase'}
        onOpenChange={(open) => !open && setAsking(null)}
        title={
          asking !== null && asking !== 'erase' && asking.action === 'cancel'
            ? t('cancelHeld.title')
            : t('resend.title')
        }
        description={
          asking !== null && asking !== 'erase' && asking.action === 'cancel'
            ? t('cancelHeld.body')
            : t('resend.uncertain')
        }
        confirmLabel={
          asking !== null && asking !== 'erase' && asking.action === 'cancel'
            ? t('cancelHeld.confirm')
            : t('resend.confirm')
        }
        cancelLabel={
          asking !== null && asking !== 'erase' && asking.action === 'cancel'
            ? t('cancelHeld.keep')
            : t('resend.later')
        }
        onConfirm={() => {
          if (asking !== null && asking !== 'erase')
            void attempt(decide(workspace, asking.message, asking.action))
          setAsking(null)
        }}
      />
    </div>
  )
}
