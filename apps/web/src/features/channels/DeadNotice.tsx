import type { ChannelView } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../entities/workspace.ts'
import type { Messages } from '../../i18n/messages.ts'
import { useMay } from '../../session/may.ts'
import { useNow } from '../../time/use-now.ts'
import { buttonClass, Notice } from '../../ui/index.ts'

type Cause = keyof Messages['channels']['dead']['cause']

/** Why a channel no longer works, and the steps that bring it back. */
export function DeadNotice({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels.dead')
  const words = useTranslations('channels.action')
  const times = useTimes()
  const now = useNow(60_000)
  const mayManage = useMay('manager')
  const { name, stateReason, stateSince } = channel
  const key = `cause.${stateReason as Cause}` as const
  const cause = stateReason !== null && t.has(key) ? t(key) : t('cause.other')
  if (!mayManage) {
    const when = times.moment(stateSince, now)
    return <Notice tone="danger" title={t('agent', { page: name, when })} data-testid="channel-dead" />
  }
  const steps = [t('step1'), t('step2', { page: name }), t('step3')]
  return (
    <Notice
      tone="danger"
      title={t('title', { page: name })}
      data-testid="channel-dead"
      steps={stateReason === 'token_checkpoint' ? [t('step0'), ...steps] : steps}
      actions={
        <Link
          to="/channels/connect/facebook"
          search={{ channel: channel.id }}
          className={buttonClass('primary')}
          data-testid="channel-reconnect"
        >
          {words('reconnect')}
        </Link>
      }
    >
      {t('text', { cause, when: times.moment(stateSince, now) })}
    </Notice>
  )
}
