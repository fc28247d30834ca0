import type { ChannelView, ConversationView, MemberView } from '@lienmach/contract'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, Notice } from '../../ui/index.ts'

/** The one thing that decides what would happen if an agent sent now. */
export type Standing =
  | { kind: 'free' }
  | { kind: 'read_only'; ownerName: string }
  | { kind: 'gone' }
  | { kind: 'disconnected' }
  | { kind: 'meta_inbox' }
  | { kind: 'other_app' }

/** Who may speak here, as far as is known. What is not known never locks the composer. */
export function standingOf(
  conversation: ConversationView,
  channel: ChannelView | undefined,
  members: ReadonlyMap<string, MemberView>,
  memberId: string,
): Standing {
  if (channel?.chatRight === 'only_me' && channel.chatOwnerId !== null && channel.chatOwnerId !== memberId) {
    return { kind: 'read_only', ownerName: members.get(channel.chatOwnerId)?.name ?? '…' }
  }
  if (channel?.state === 'disconnected') return { kind: 'gone' }
  if (channel?.state === 'needs_reconnect') return { kind: 'disconnected' }
  const { owner } = conversation.threadControl
  return owner === 'meta_inbox' || owner === 'other_app' ? { kind: owner } : { kind: 'free' }
}

export function ControlBanner({
  standing,
  name,
  pageName,
  heldCount,
  onSeeChannel,
}: {
  standing: Standing
  name: string
  pageName: string
  heldCount: number
  onSeeChannel: () => void
}) {
  const t = useTranslations('conversation')
  const [steps, setSteps] = useState(false)
  const back = useControlCameBack(standing.kind)

  switch (standing.kind) {
    case 'free':
      return back ? (
        <Notice
          look="strip"
          tone="ok"
          title={t('control.back')}
          announce="politely"
          data-testid="control-back"
        >
          {t('control.backBody', { n: heldCount })}
        </Notice>
      ) : null
    case 'read_only':
      return (
        <Notice look="strip" tone="unknown" title={t('readOnly.title', { name: standing.ownerName })}>
          {t('readOnly.body')}
        </Notice>
      )
    case 'gone':
      return (
        <Notice
          look="strip"
          tone="warn"
          title={t('gone.title', { page: pageName })}
          actions={
            <Button size="sm" onClick={onSeeChannel}>
              {t('disconnected.action')}
            </Button>
          }
        >
          {t('gone.body')}
        </Notice>
      )
    case 'disconnected':
      return (
        <Notice
          look="strip"
          tone="danger"
          title={t('disconnected.title', { page: pageName })}
          actions={
            <Button size="sm" onClick={onSeeChannel}>
              {t('disconnected.action')}
            </Button>
          }
        >
          {t('disconnected.body')}
        </Notice>
      )
    default: {
      const meta = standing.kind === 'meta_inbox'
      return (
        <Notice
          look="strip"
          tone="hold"
          data-testid="control-banner"
          title={meta ? t('control.metaTitle') : t('control.otherTitle')}
          steps={
            steps && meta ? [t('control.step1', { name }), t('control.step2'), t('control.step3')] : undefined
          }
          actions={
            meta && (
              <>
                <Button
                  size="sm"
                  tone="primary"
                  onClick={() =>
                    window.open('https://business.facebook.com/latest/inbox', '_blank', 'noopener')
                  }
                >
                  {t('control.open')}
                </Button>
                <Button size="sm" aria-expanded={steps} onClick={() => setSteps((shown) => !shown)}>
                  {steps ? t('control.hideSteps') : t('control.steps')}
                </Button>
              </>
            )
          }
        >
          {meta ? t('control.metaBody') : t('control.otherBody')}
        </Notice>
      )
    }
  }
}

/** True for six seconds after somebody else's control has ended. */
function useControlCameBack(kind: Standing['kind']): boolean {
  const was = useRef(kind)
  const [back, setBack] = useState(false)
  useEffect(() => {
    const came = kind === 'free' && (was.current === 'meta_inbox' || was.current === 'other_app')
    was.current = kind
    if (!came) {
      setBack(false)
      return
    }
    setBack(true)
    const timer = window.setTimeout(() => setBack(false), 6_000)
    return () => window.clearTimeout(timer)
  }, [kind])
  return back
}
