import type { ChannelView, ControlView, ConversationView, GuideName } from '@lienmach/contract'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { useTimes } from '../../entities/workspace.ts'
import { GuideSteps } from '../../guides/GuideSteps.tsx'
import { Button, Notice, Skeleton, SkeletonGroup } from '../../ui/index.ts'
import { BusyButton } from './BusyButton.tsx'
import { preventionOf } from './control-guides.ts'
import { Evidence } from './Evidence.tsx'
import { useControlActs, useControlView } from './use-control.ts'
import { useControlWatch } from './use-control-watch.ts'

export interface WayBackProps {
  conversation: ConversationView
  channel: ChannelView | undefined
  name: string
  mayAct: boolean
  /** This guide, whatever the thread's own reading is. */
  guide: GuideName | null
}

/** What is known of a conversation's control, what to do about it, and whether that has worked yet. */
export function WayBack(props: WayBackProps) {
  const { conversation, channel, guide } = props
  const t = useTranslations('control')
  const { data: control, isError, refetch } = useControlView(conversation.id, true)
  const standing = `${channel?.state} ${channel?.restrictedSince}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: how the channel stands is the reason to read anew
  useEffect(() => void refetch(), [standing])
  if (control === undefined) {
    return isError ? (
      <Notice
        tone="danger"
        title={t('drawer.failed')}
        actions={
          <Button size="sm" onClick={() => void refetch()}>
            {t('drawer.retry')}
          </Button>
        }
      />
    ) : (
      <SkeletonGroup className="space-y-3">
        <Skeleton className="h-14 w-full" />
        <Skeleton className="h-5 w-64" />
        <Skeleton className="h-32 w-full" />
      </SkeletonGroup>
    )
  }
  return <Known {...props} control={control} guide={guide ?? control.verdict.guide} asked={guide !== null} />
}

function Known({
  control,
  conversation,
  channel,
  name,
  mayAct,
  guide,
  asked,
}: WayBackProps & {
  control: ControlView
  /** This very guide was asked for: it is shown even where nothing stands in the way. */
  asked: boolean
}) {
  const t = useTranslations('control')
  const acts = useControlActs(conversation.id)
  const { verdict } = control
  // A doubt with a guide is about somebody else; that nothing is known yet is no reason to wait.
  const aboutThread =
    verdict.because === 'thread_not_ours' || (verdict.doubt !== null && verdict.guide !== null)
  const waits = verdict.verdict === 'hold' || aboutThread
  const [helpAsked, setHelpAsked] = useState(false)
  const addresses = {
    inbox: control.inboxUrl,
    settings: control.settingsUrl,
    channel: `/channels/${conversation.channelId}`,
  }
  const prevention = preventionOf(channel).filter((one) => one !== guide)
  return (
    <div className="space-y-5" data-testid="way-back">
      <p className="text-body-s text-fg-2">{t('drawer.forWhom', { name })}</p>
      {(waits || !asked) && (
        // It stays in sight: this is what everybody who opens the steps is waiting for.
        <div className="sticky top-0 z-10 rounded-card bg-bg">
          <Watch
            control={control}
            conversation={conversation}
            acts={acts}
            waits={waits}
            aboutThread={aboutThread}
          />
        </div>
      )}
      {(waits || asked) && guide !== null && (
        <GuideSteps guide={guide} addresses={addresses}>
          {mayAct && aboutThread && control.mayTake !== 'no' && (
            <BusyButton
              tone={control.mayTake === 'yes' ? 'primary' : 'secondary'}
              testId="drawer-take"
              onPress={acts.takeAndSay}
            >
              {control.mayTake === 'yes' ? t('action.take') : t('action.tryTake')}
            </BusyButton>
          )}
          {mayAct &&
            aboutThread &&
            control.mayAsk &&
            (control.thread.askedAt === null ? (
              <BusyButton testId="drawer-ask" onPress={acts.ask}>
                {t('action.ask')}
              </BusyButton>
            ) : (
              <BusyButton testId="drawer-stop-asking" onPress={acts.stopAsking}>
                {t('action.stopAsking')}
              </BusyButton>
            ))}
        </GuideSteps>
      )}
      {mayAct && waits && aboutThread && (
        <p role="status" data-testid="help">
          {helpAsked ? (
            <span className="block rounded-card bg-ok-soft px-3 py-2 text-body-s text-on-ok-soft">
              {t('drawer.helpAsked')}
            </span>
          ) : (
            <BusyButton
              testId="ask-for-help"
              onPress={async () => {
                if (await acts.askForHelp()) setHelpAsked(true)
              }}
            >
              {t('drawer.cannotEnter')}
            </BusyButton>
          )}
        </p>
      )}
      <Evidence control={control} />
      {aboutThread && prevention.length > 0 && (
        <details className="group border-t border-line pt-3" data-testid="prevention">
          <summary className="cursor-pointer text-label">{t('drawer.prevent')}</summary>
          <div className="mt-3 space-y-6">
            {prevention.map((one) => (
              <GuideSteps key={one} guide={one} addresses={addresses} />
            ))}
          </div>
        </details>
      )}
    </div>
  )
}

/** Whether anything has changed since this was opened. Asks by itself; nobody has to press anything. */
function Watch({
  control,
  conversation,
  acts,
  waits,
  aboutThread,
}: {
  control: ControlView
  conversation: ConversationView
  acts: ReturnType<typeof useControlActs>
  waits: boolean
  /** What it waits for is the thread: only that can be asked about. */
  aboutThread: boolean
}) {
  const t = useTranslations('control.drawer')
  const times = useTimes()
  const { askedAt, failed } = useControlWatch(acts, waits && aboutThread)
  const opened = useRef(waits)
  const waiting = useRef(conversation.heldCount)
  if (waits) {
    opened.current = true
    waiting.current = Math.max(conversation.heldCount, control.heldReplies)
  }
  if (waits) {
    return (
      <Notice tone="hold" title={t('waiting')} announce="politely" data-testid="watching">
        {failed ? t('watchFailed') : aboutThread ? t('waitingHint') : t('waitingElse')}
        {askedAt !== null && !failed && (
          <span className="mt-1 block text-caption tabular-nums">
            {t('lastAsked', { time: times.clock(Math.min(askedAt, serverNow())) })}
          </span>
        )}
      </Notice>
    )
  }
  const sending = waiting.current
  return (
    <Notice
      tone="ok"
      announce="politely"
      data-testid="watch-done"
      title={!opened.current ? t('free') : sending > 0 ? t('backSending', { n: sending }) : t('back')}
    >
      {opened.current ? t('backHint') : t('freeHint')}
    </Notice>
  )
}
