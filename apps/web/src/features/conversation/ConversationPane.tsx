import type { ConversationView } from '@lienmach/contract'
import { MessageCircleQuestionMark } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError } from '../../api/api-error.ts'
import { useConversation, useThread } from '../../entities/hooks.ts'
import type { Thread } from '../../entities/thread.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { Button, EmptyState, Notice, Skeleton, SkeletonGroup } from '../../ui/index.ts'
import { OpenConversation, type OpenConversationProps } from './OpenConversation.tsx'

export type ConversationPaneProps = Omit<
  OpenConversationProps,
  'conversation' | 'thread' | 'onTarget' | 'hasLeft'
>

/** One conversation: who may speak, what was said, and the place to answer. Mounted anew for each. */
export function ConversationPane(props: ConversationPaneProps) {
  const { conversationId } = props
  const workspace = useWorkspace()
  const { store } = workspace
  const conversation = useConversation(conversationId)
  const loaded = useThread(conversationId)
  const t = useTranslations('conversation')
  const [failure, setFailure] = useState<'missing' | 'failed' | null>(null)
  const [target, setTarget] = useState(props.target)
  // What was on screen stays there when it leaves the reader's sight: it says why, and keeps what was typed.
  const [known, setKnown] = useState<{ conversation: ConversationView; thread: Thread } | null>(null)
  if (conversation && loaded?.loaded && (known?.conversation !== conversation || known.thread !== loaded))
    setKnown({ conversation, thread: loaded })
  const hasLeft = known !== null && conversation === undefined
  // What was last on screen stays there as well until what came back has been read again.
  const thread = loaded ?? (conversation && known?.thread)
  const cameBack = known !== null && conversation !== undefined && loaded === undefined

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
    if (cameBack) void load()
  }, [cameBack, load])

  useEffect(() => {
    workspace.live.say({ type: 'at', conversationId, typing: false })
    return () => workspace.live.say({ type: 'at', conversationId: null, typing: false })
  }, [workspace.live, conversationId])

  if (hasLeft) {
    return (
      <OpenConversation
        {...props}
        conversation={known.conversation}
        thread={known.thread}
        target={null}
        onTarget={setTarget}
        hasLeft
      />
    )
  }
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
      hasLeft={false}
    />
  )
}
