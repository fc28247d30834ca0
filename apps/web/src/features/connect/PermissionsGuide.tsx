import { connectScopeNames, connectScopes } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { Chip } from '../../ui/index.ts'

/** Every permission that is asked for and why, in plain words. */
export function PermissionsGuide() {
  const t = useTranslations('connect')
  return (
    <div>
      <h2 className="text-title">{t('permissions.title')}</h2>
      <p className="mt-1 text-label font-normal text-fg-2">{t('permissions.lead')}</p>
      <ul className="mt-4 flex flex-col divide-y divide-line border-y border-line">
        {connectScopeNames.map((scope) => (
          <li key={scope} className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2.5">
            <span className="min-w-0 flex-1 basis-56">
              <span className="block text-label">{t(`scope.${scope}.name`)}</span>
              <span className="block text-body-s text-fg-2">{t(`scope.${scope}.why`)}</span>
            </span>
            {connectScopes[scope] === 'essential' && <Chip>{t('permissions.essential')}</Chip>}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-label font-normal text-fg-2">{t('permissions.afterwards')}</p>
    </div>
  )
}
