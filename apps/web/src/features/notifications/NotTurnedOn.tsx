import { useTranslations } from 'use-intl'
import { Notice } from '../../ui/index.ts'

/** Says that the device stays off, and why. */
export function NotTurnedOn({ children }: { children: string }) {
  const t = useTranslations('push')
  return (
    <Notice
      tone="danger"
      title={t('notTurnedOn')}
      announce="now"
      className="text-start"
      data-testid="turn-on-failed"
    >
      {children}
    </Notice>
  )
}
