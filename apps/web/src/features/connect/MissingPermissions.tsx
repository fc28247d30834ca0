import { connectScopeNames } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { Button, Notice, ToneIcon } from '../../ui/index.ts'
import { type Attempt, mayGoOn, missingScopes } from './wizard-model.ts'

export interface MissingPermissionsProps {
  attempt: Attempt
  busy: boolean
  onGrantAgain: () => void
  onGoOn: () => void
}

/** What was declined, what will not work without it, and one button to ask again. */
export function MissingPermissions({ attempt, busy, onGrantAgain, onGoOn }: MissingPermissionsProps) {
  const t = useTranslations('connect')
  const missing = missingScopes(attempt)
  const list = missing.map((scope) => t(`scope.${scope}.name`)).join(', ')
  const effect = missing.map((scope) => t(`scope.${scope}.effect`)).join('; ')
  return (
    <div className="flex flex-col gap-5">
      <Notice
        tone={mayGoOn(attempt) ? 'warn' : 'danger'}
        title={t('permissions.missingTitle', { n: missing.length })}
        announce="now"
        data-testid="connect-missing"
        steps={[
          t('permissions.missingSteps.first'),
          t('permissions.missingSteps.second'),
          t('permissions.missingSteps.third'),
        ]}
        actions={
          <>
            <Button tone="primary" busy={busy} onClick={onGrantAgain} data-testid="connect-grant-again">
              {t('permissions.grantAgain')}
            </Button>
            {mayGoOn(attempt) && (
              <Button onClick={onGoOn} data-testid="connect-go-on-anyway">
                {t('permissions.goOnAnyway')}
              </Button>
            )}
          </>
        }
      >
        {t('permissions.missingText', { list, effect })}
      </Notice>
      <ul className="flex flex-col gap-2.5">
        {connectScopeNames.map((scope) => {
          const granted = !missing.includes(scope)
          return (
            <li
              key={scope}
              className="flex items-start gap-2.5"
              data-testid={`scope-${scope}`}
              data-state={granted ? 'granted' : 'missing'}
            >
              <ToneIcon
                tone={granted ? 'ok' : 'danger'}
                size={18}
                className={granted ? 'mt-px text-ok' : 'mt-px text-danger'}
              />
              <span className="min-w-0 flex-1">
                <span className="block text-label">
                  {t(`scope.${scope}.name`)}
                  <span className="sr-only">
                    : {granted ? t('permissions.granted') : t('permissions.missing')}
                  </span>
                </span>
                <span className="block text-body-s text-fg-2 first-letter:uppercase">
                  {granted ? t(`scope.${scope}.why`) : t(`scope.${scope}.effect`)}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
