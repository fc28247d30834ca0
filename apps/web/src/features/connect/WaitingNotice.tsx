import { useTranslations } from 'use-intl'
import { Button, Notice } from '../../ui/index.ts'

export interface WaitingNoticeProps {
  /** The browser would not open a window. */
  blocked: boolean
  busy: boolean
  onReopen: () => void
  onSameTab: () => void
  onCancel: () => void
}

/** Says that Facebook's answer is awaited, and how to get its window back. */
export function WaitingNotice({ blocked, busy, onReopen, onSameTab, onCancel }: WaitingNoticeProps) {
  const t = useTranslations('connect.waiting')
  return (
    <Notice
      tone="hold"
      title={t('title')}
      announce="politely"
      data-testid="connect-waiting"
      actions={
        <>
          <Button size="sm" busy={busy} onClick={onReopen} data-testid="connect-reopen">
            {t('reopen')}
          </Button>
          <Button size="sm" tone="quiet" onClick={onSameTab} data-testid="connect-same-tab">
            {t('sameTab')}
          </Button>
          <Button size="sm" tone="quiet" onClick={onCancel} data-testid="connect-cancel">
            {t('cancel')}
          </Button>
        </>
      }
    >
      {blocked ? t('blocked') : t('text')}
    </Notice>
  )
}
