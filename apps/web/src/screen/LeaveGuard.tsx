import { useBlocker } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { AlertDialog } from '../ui/index.ts'

/** Asks once before unsaved changes are left behind. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const t = useTranslations('common.leave')
  const { proceed, reset, status } = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  return (
    <AlertDialog
      open={status === 'blocked'}
      onOpenChange={(open) => !open && reset?.()}
      title={t('title')}
      description={t('text')}
      confirmLabel={t('leave')}
      cancelLabel={t('stay')}
      onConfirm={() => proceed?.()}
    />
  )
}
