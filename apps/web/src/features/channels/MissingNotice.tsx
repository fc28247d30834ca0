import { type ChannelView, connectScopeNames } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { buttonClass, Notice } from '../../ui/index.ts'

/** What was not granted on a channel that works otherwise, and what cannot be done without it. */
export function MissingNotice({ channel }: { channel: ChannelView }) {
  const t = useTranslations('connect')
  const missing = connectScopeNames.filter((scope) => channel.missingScopes.includes(scope))
  return (
    <Notice
      tone="warn"
      title={t('permissions.missingTitle', { n: missing.length })}
      data-testid="channel-missing"
      actions={
        <Link
          to="/channels/connect/facebook"
          search={{ channel: channel.id }}
          className={buttonClass()}
          data-testid="channel-grant-again"
        >
          {t('permissions.grantAgain')}
        </Link>
      }
    >
      {t('permissions.missingText', {
        list: missing.map((scope) => t(`scope.${scope}.name`)).join(', '),
        effect: missing.map((scope) => t(`scope.${scope}.effect`)).join('; '),
      })}
    </Notice>
  )
}
