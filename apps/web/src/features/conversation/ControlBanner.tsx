import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { useTimes } from '../../entities/workspace.ts'
import { useNow } from '../../time/use-now.ts'
import { Button, Notice } from '../../ui/index.ts'
import { BusyButton } from './BusyButton.tsx'
import { ChannelBanner } from './ChannelBanner.tsx'
import { isHeld, type Standing } from './control-standing.ts'
import { OutsideLink } from './OutsideLink.tsx'
import { type ControlActs, useControlView } from './use-control.ts'
import { useControlChanges } from './use-control-changes.ts'

export interface ControlBannerProps {
  conversationId: string
  standing: Standing
  acts: ControlActs
  name: string
  pageName: string
  heldCount: number
  /** The reader has typed something that is not sent. */
  isWriting: boolean
  /** What came of taking the thread with the last reply, where it did not work. */
  takeFailure: 'refused' | 'unreachable' | null
  /** Shows the steps in a drawer that watches. */
  onSteps: () => void
  onSeeChannel: () => void
  onSeePhone: () => void
  onSeeNewest: () => void
}

/** Between header and messages: what would happen if one sent now, and the way out. Nothing where one may speak. */
export function ControlBanner(props: ControlBannerProps) {
  const { standing, conversationId, acts, name, pageName, onSteps } = props
  const t = useTranslations('control')
  const { released, lost } = useControlChanges(standing, props.heldCount, props.isWriting)
  const outside = isHeld(standing) || standing.kind === 'doubtful' || standing.kind === 'not_default'
  const { data: control } = useControlView(conversationId, outside)

  const suite = control?.inboxUrl ? (
    <OutsideLink
      address={control.inboxUrl}
      onOpen={onSteps}
      testId="banner-open-suite"
      tone={standing.kind === 'held' && standing.mayTake ? 'secondary' : 'primary'}
    >
      {t('action.openSuite')}
    </OutsideLink>
  ) : null
  const steps = (
    <Button
      size="sm"
      tone={suite === null ? 'primary' : 'secondary'}
      data-testid="banner-steps"
      onClick={onSteps}
    >
      {t('action.howTo')}
    </Button>
  )
  switch (standing.kind) {
    case 'free':
      return released === null ? null : (
        <Notice
          look="strip"
          tone="ok"
          title={t('back.title')}
          announce="politely"
          data-testid="control-back"
          actions={
            released > 0 && (
              <Button size="sm" onClick={props.onSeeNewest}>
                {t('back.see')}
              </Button>
            )
          }
        >
          {t('back.body', { n: released })}
        </Notice>
      )
    case 'read_only':
    case 'gone':
    case 'disconnected':
    case 'no_permission':
    case 'restricted':
    case 'blocked':
      return <ChannelBanner {...props} standing={standing} />
    case 'not_default':
      return (
        <Notice
          look="strip"
          tone="warn"
          data-testid="not-default-banner"
          title={t('notDefault.title', { page: pageName })}
          actions={
            <>
              {control?.settingsUrl && (
                <OutsideLink address={control.settingsUrl} testId="banner-open-settings">
                  {t('action.openSettings')}
                </OutsideLink>
              )}
              <Button size="sm" data-testid="banner-steps" onClick={onSteps}>
                {t('action.howToDefault')}
              </Button>
            </>
          }
        >
          {t('notDefault.body')}
        </Notice>
      )
    case 'doubtful': {
      const meta = standing.by === 'meta_inbox'
      return (
        <Notice
          look="strip"
          tone="warn"
          data-testid="doubtful-banner"
          title={t(`${standing.why}.${meta ? 'metaTitle' : 'appTitle'}`)}
          actions={
            <>
              <CheckButton acts={acts} />
              <Button size="sm" data-testid="banner-steps" onClick={onSteps}>
                {t('action.howTo')}
              </Button>
            </>
          }
        >
          {t(`${standing.why}.body`)}
        </Notice>
      )
    }
    case 'refused':
      return (
        <Notice
          look="strip"
          tone="warn"
          data-testid="control-banner"
          title={t('refused.title')}
          actions={
            <>
              <CheckButton acts={acts} />
              {steps}
            </>
          }
        >
          {t('refused.body')}
        </Notice>
      )
    case 'asked':
      return (
        <Notice
          look="strip"
          tone="unknown"
          data-testid="control-banner"
          title={<Asked since={standing.since} />}
          actions={
            <>
              {steps}
              <BusyButton onPress={acts.stopAsking}>{t('action.stopAsking')}</BusyButton>
            </>
          }
        >
          {t('asked.body')}
        </Notice>
      )
    default: {
      const of = standing.by === 'meta_inbox' ? 'meta' : 'app'
      const isLost = lost && of === 'meta'
      const failed = props.takeFailure === null ? null : t(`said.${props.takeFailure}`)
      return (
        <Notice
          look="strip"
          tone={standing.mayTake ? 'info' : 'hold'}
          data-testid="control-banner"
          announce="politely"
          title={isLost ? t('lost.title', { name }) : t(`${of}.title`)}
          actions={
            standing.mayTake ? (
              <>
                <BusyButton tone="primary" testId="banner-take" onPress={acts.takeAndSay}>
                  {t('action.takeOnly')}
                </BusyButton>
                {suite ?? steps}
              </>
            ) : of === 'app' && control?.mayAsk ? (
              <>
                <BusyButton tone="primary" testId="banner-ask" onPress={acts.ask}>
                  {t('action.ask')}
                </BusyButton>
                {steps}
              </>
            ) : (
              <>
                {of === 'meta' && suite}
                {steps}
              </>
            )
          }
        >
          {failed ?? (isLost ? t('lost.body') : standing.mayTake ? t(`${of}.canTake`) : t(`${of}.body`))}
        </Notice>
      )
    }
  }
}

/** How long we have been waiting for an answer. */
function Asked({ since }: { since: number }) {
  const t = useTranslations('control.asked')
  const times = useTimes()
  useNow(1_000)
  return t('title', { time: times.span(Math.max(0, serverNow() - since)) })
}

function CheckButton({ acts }: { acts: ControlActs }) {
  const t = useTranslations('control.action')
  return (
    <BusyButton testId="check-control" onPress={acts.checkAndSay}>
      {t('check')}
    </BusyButton>
  )
}
