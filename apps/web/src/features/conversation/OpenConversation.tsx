import type { ControlOutcome, ConversationView, GuideName, MessageView } from '@lienmach/contract'
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { deskOf } from '../../desk/desk.ts'
import { useCompany } from '../../entities/hooks.ts'
import { serverNow } from '../../entities/server-clock.ts'
import type { Thread } from '../../entities/thread.ts'
import { useChannels, useMembers, useWorkspace } from '../../entities/workspace.ts'
import { useRenderAt } from '../../time/use-render-at.ts'
import { markSeen } from '../../turns/conversation-actions.ts'
import { toast } from '../../ui/index.ts'
import { AnswerHere } from './AnswerHere.tsx'
import { AssignMenu } from './AssignMenu.tsx'
import { answeredElsewhere } from './answer-here.ts'
import type { ComposerHandle, Reply } from './Composer.tsx'
import { ContactPanel } from './ContactPanel.tsx'
import { ControlBanner } from './ControlBanner.tsx'
import { ControlDrawer } from './ControlDrawer.tsx'
import { isHeld, sendingOf, standingOf } from './control-standing.ts'
import { DropZone } from './DropZone.tsx'
import { DutyPlace } from './DutyPlace.tsx'
import { FailureCard } from './FailureCard.tsx'
import { MayMiss } from './MayMiss.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import { lookOf } from './marks.ts'
import { PendingReplies } from './PendingReplies.tsx'
import { ReplyArea } from './ReplyArea.tsx'
import { ThreadHeader } from './ThreadHeader.tsx'
import { Timeline } from './Timeline.tsx'
import { useAnnouncements } from './use-announcements.ts'
import { useCollision } from './use-collision.ts'
import { useControlActs, useControlView } from './use-control.ts'
import { useConversationActs } from './use-conversation-acts.ts'
import { useConversationKeys } from './use-conversation-keys.ts'
import { useDuty } from './use-duty.ts'
import { useReplyDecisions } from './use-reply-decisions.tsx'
import { useWindowReading } from './WindowChip.tsx'

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
  /** The steps to get the conversation back stand beside it. */
  stepsShown: boolean
  onSteps: (shown: boolean) => void
  /** Opens another conversation in the same view. */
  onOpen: (conversationId: string) => void
  /** It left the reader's sight; what is shown is what was last known of it. */
  hasLeft: boolean
}

/** A conversation that is at hand: its header, what stands in the way, what was said, and the composer. */
export function OpenConversation(props: OpenConversationProps) {
  const { conversation, thread, conversationId, target, onTarget } = props
  const workspace = useWorkspace()
  const { store, me } = workspace
  const t = useTranslations('conversation')
  const words = useTranslations('inbox')
  const members = useMembers()
  const channel = useChannels()?.get(conversation.channelId)
  const company = useCompany(conversationId)
  const desk = deskOf(workspace)
  const collision = useCollision(conversationId, thread.messages, desk.drafts, me.id)
  const replies = useSyncExternalStore(desk.outbox.subscribe, desk.outbox.all)
  const isWriting = desk.drafts.text(conversationId) !== ''
  const reading = useWindowReading(conversation.window, channel?.humanAgent)
  const composer = useRef<ComposerHandle>(null)
  const [quoted, setQuoted] = useState<MessageView | null>(null)
  const [editing, setEditing] = useState<MessageView | null>(null)
  const [guide, setGuide] = useState<GuideName | null>(null)
  const [takeFailure, setTakeFailure] = useState<'refused' | 'unreachable' | null>(null)

  const name =
    conversation.contact.name ?? words('row.noName', { id: conversation.contact.externalId.slice(-4) })
  const standing = standingOf({
    conversation,
    channel,
    members,
    memberId: me.id,
    window: reading,
    now: serverNow(),
  })
  const sending = sendingOf(standing, reading)
  useRenderAt(standing.kind === 'doubtful' ? null : conversation.threadControl.staleAt)
  const control = useControlActs(conversationId)
  const { data: known } = useControlView(conversationId, conversation.uncertainCount > 0)
  const seeChannel = () => props.onSeeChannel(conversation.channelId)
  const mayMiss = isHeld(standing) || standing.kind === 'doubtful'
  const hintUnder = answeredElsewhere(conversation, thread.messages, me.id)
  const duty = useDuty({ conversation, channel, hasLeft: props.hasLeft, composer })
  const mayWrite = standing.kind !== 'read_only' && standing.kind !== 'gone' && duty.turn.kind === 'free'
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
  const takeOver = () => acts.assign(me.id)
  const done = () => {
    props.onDone()
    void acts.setStatus('done')
  }
  const changeStatus = (status: 'open' | 'done') => (status === 'done' ? done() : void acts.setStatus(status))

  const decisions = useReplyDecisions({
    name,
    acts,
    control,
    onEdit: setEditing,
    onErased: props.onBack,
  })

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
    setTakeFailure(null)
    // The reply is safe by now; where the thread cannot be taken it is held like any other.
    if (sending === 'take') void control.take().then((outcome) => setTakeFailure(failureOf(outcome)))
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
    take: () => (duty.turn.kind === 'claim' ? duty.claim() : duty.mayTake && takeOver()),
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
          mayErase={workspace.workspace.role === 'owner'}
          company={company}
          contactShown={props.contactShown}
          assign={
            <AssignMenu
              conversation={conversation}
              members={members}
              meId={me.id}
              duty={duty}
              onAssign={(memberId) => void acts.assign(memberId)}
            />
          }
          onBack={props.onBack}
          onContact={() => props.onContact(!props.contactShown)}
          onStatus={changeStatus}
          onUnread={() => lastIn && void acts.markUnread(lastIn.id)}
          onErase={decisions.erase}
        />
        <ControlBanner
          conversationId={conversationId}
          standing={standing}
          acts={control}
          name={name}
          pageName={channel?.name ?? ''}
          heldCount={conversation.heldCount}
          isWriting={isWriting}
          takeFailure={isHeld(standing) ? takeFailure : null}
          onSteps={() => props.onSteps(true)}
          onSeeChannel={seeChannel}
          onSeePhone={() => props.onContact(true)}
          onSeeNewest={() => void goToNewest()}
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
            <>
              <PendingReplies
                replies={pending}
                outbox={desk.outbox}
                attachmentWords={(n) => `${words('attachment.file')} ${n}`}
              />
              {mayMiss && <MayMiss acts={control} />}
            </>
          }
          onOlder={() => store.loadOlder(conversationId)}
          onNewer={() => store.loadNewer(conversationId)}
          onNewest={() => void goToNewest()}
          onQuote={(messageId) => void goTo(messageId)}
          onSeen={seen}
          cardOf={(message) =>
            message.id === hintUnder ? (
              <AnswerHere conversationId={conversationId} onWhy={() => setGuide('move_to_done')} />
            ) : lookOf(message) === 'plain' ? null : (
              <FailureCard
                message={message}
                mayWrite={mayWrite}
                phone={conversation.contact.phones[0]}
                onAction={(action) => decisions.act(message, action)}
                onSteps={(guide) => (guide === null ? props.onSteps(true) : setGuide(guide))}
                onSeeChannel={seeChannel}
                onSeePhone={() => props.onContact(true)}
                onRewrite={() => composer.current?.write(message.text ?? '')}
              />
            )
          }
          menuOf={(message) => (
            <MessageMenu
              message={message}
              mayWrite={mayWrite}
              inboxUrl={known?.inboxUrl ?? null}
              onReply={() => {
                setQuoted(message)
                composer.current?.focus()
              }}
              onReact={(emoji) => void acts.react(message, emoji)}
              onAction={(action) => decisions.act(message, action)}
              onCopy={() =>
                void navigator.clipboard
                  .writeText(message.text ?? '')
                  .then(() => toast({ title: t('action.copied') }))
              }
            />
          )}
        />
        <DutyPlace
          conversation={conversation}
          duty={duty}
          hasLeft={props.hasLeft}
          shut={standing.kind === 'read_only' || standing.kind === 'gone'}
          answeredAt={thread.messages.findLast(({ authorId }) => authorId === me.id)?.at ?? 0}
          composer={composer}
          onTakeOver={takeOver}
          onOpen={props.onOpen}
          onLeave={props.onDone}
        >
          <ReplyArea
            conversation={conversation}
            channel={channel}
            name={name}
            standing={standing}
            sending={sending}
            reading={reading}
            quoted={quoted}
            onUnquote={() => setQuoted(null)}
            editing={editing}
            onStopEditing={() => setEditing(null)}
            onRewrite={async (message, text) => {
              if (await acts.rewrite(message, text)) setEditing(null)
            }}
            collision={collision}
            onSend={send}
            onSentAndDone={done}
            composer={handle}
          />
        </DutyPlace>
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
      <ControlDrawer
        shown={guide !== null ? { guide } : props.stepsShown ? { guide: null } : null}
        mayAct={mayWrite}
        conversation={conversation}
        channel={channel}
        name={name}
        onClose={() => {
          setGuide(null)
          if (props.stepsShown) props.onSteps(false)
        }}
      />
      {decisions.questions}
    </div>
  )
}

const failureOf = (outcome: ControlOutcome['outcome']): 'refused' | 'unreachable' | null =>
  outcome === 'refused' || outcome === 'unreachable' ? outcome : null
