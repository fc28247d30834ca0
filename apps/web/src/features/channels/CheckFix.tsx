import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { GuideLink } from '../../guides/GuideLink.tsx'
import { useMay } from '../../session/may.ts'
import { Button, buttonClass } from '../../ui/index.ts'
import type { CheckRowProps } from './CheckRow.tsx'
import { fixOf } from './check-model.ts'
import { useCheckNow } from './health.ts'

/** The one button beside a check that is not well. Agents get only what they may do. */
export function CheckFix({ channel, check, settingsUrl }: CheckRowProps) {
  const t = useTranslations('doctor.fix')
  const name = useTranslations('doctor.checks')
  const mayManage = useMay('manager')
  const again = useCheckNow(channel)
  const fix = fixOf(check)
  const testId = `fix-${check.check}`
  if (fix === 'held') {
    return (
      <Link
        to="/inbox/$view"
        params={{ view: 'held' }}
        search={{ channel: channel.id }}
        className={buttonClass('secondary', 'sm')}
        data-testid={testId}
      >
        {t('held')}
      </Link>
    )
  }
  if (fix === null || !mayManage) return null
  if (fix === 'reconnect' || fix === 'grant') {
    return (
      <Link
        to="/channels/connect/facebook"
        search={{ channel: channel.id }}
        className={buttonClass(check.state === 'broken' ? 'primary' : 'secondary', 'sm')}
        data-testid={testId}
      >
        {t(fix)}
      </Link>
    )
  }
  if (fix === 'guide' && check.guide !== null) {
    return (
      <GuideLink
        guide={check.guide}
        addresses={{ settings: settingsUrl }}
        label={t('guide')}
        title={name(check.check)}
      />
    )
  }
  return (
    <Button size="sm" busy={again.isPending} onClick={() => again.mutate()} data-testid={testId}>
      {t('again')}
    </Button>
  )
}
