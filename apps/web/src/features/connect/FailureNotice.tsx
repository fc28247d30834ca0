import { useTranslations } from 'use-intl'
import { Notice } from '../../ui/index.ts'
import type { Attempt } from './wizard-model.ts'

const known = ['denied', 'expired', 'no_pages', 'platform_refused', 'platform_unreachable'] as const

/** Why the way through Facebook ended without Pages, and how to do better. */
export function FailureNotice({ attempt, problem }: { attempt: Attempt | null; problem: string | null }) {
  const t = useTranslations('connect')
  if (problem === 'signed-out') {
    return (
      <Notice tone="warn" title={t('problem.signed-out.title')} announce="now" data-testid="connect-failure">
        {t('problem.signed-out.text')}
      </Notice>
    )
  }
  const failure =
    known.find((one) => one === attempt?.failure) ?? (attempt === null ? 'expired' : 'platform_refused')
  return (
    <Notice
      tone={failure === 'platform_refused' || failure === 'platform_unreachable' ? 'danger' : 'warn'}
      title={t(`failure.${failure}.title`)}
      announce="now"
      data-testid="connect-failure"
      {...(failure === 'no_pages' && {
        steps: [t('failure.steps.edit'), t('failure.steps.tick'), t('failure.steps.grant')],
      })}
    >
      {t(`failure.${failure}.text`)}
    </Notice>
  )
}
