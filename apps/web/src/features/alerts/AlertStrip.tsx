import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMay } from '../../session/may.ts'
import { IconButton, Notice } from '../../ui/index.ts'
import { AlertAction } from './AlertAction.tsx'
import { markOf, stripOf } from './alert-model.ts'
import { useAlerts } from './alerts.ts'
import { hideAlert, useHiddenAlerts } from './hidden-alerts.ts'
import { useAlertWords } from './use-alert-words.ts'

/** Over every screen, for those who can mend it: the newest of what is broken. Hidden here, it stays in the list. */
export function AlertStrip() {
  const t = useTranslations('alerts')
  const mayManage = useMay('manager')
  const hidden = useHiddenAlerts()
  const words = useAlertWords()
  const alert = stripOf(useAlerts().data?.alerts ?? [], hidden)
  if (!mayManage || alert === undefined) return null
  const { title, text } = words(alert)
  return (
    <Notice
      key={markOf(alert)}
      tone="danger"
      look="strip"
      title={title}
      announce="now"
      data-testid="alert-strip"
      actions={
        <>
          <AlertAction alert={alert} />
          <IconButton
            icon={X}
            size="sm"
            label={t('hide')}
            side="bottom"
            onClick={() => hideAlert(markOf(alert))}
            data-testid="alert-hide"
          />
        </>
      }
    >
      {text}
    </Notice>
  )
}
