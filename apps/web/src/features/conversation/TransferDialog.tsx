import type { MemberView } from '@lienmach/contract'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, Dialog, Field, Notice, Textarea } from '../../ui/index.ts'

export interface TransferDialogProps {
  member: MemberView
  onTransfer: (note: string) => Promise<unknown>
  onClose: () => void
}

/** Hands a conversation over with a note; says when the next one is not there. */
export function TransferDialog({ member, onTransfer, onClose }: TransferDialogProps) {
  const t = useTranslations('turns.transfer')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const { name, presence } = member
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { name })}
      description={t('text', { name })}
      footer={
        <Button type="submit" form="transfer" tone="primary" busy={busy} data-testid="transfer-confirm">
          {t('action')}
        </Button>
      }
    >
      <form
        id="transfer"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setBusy(true)
          void onTransfer(note).finally(onClose)
        }}
      >
        {presence !== 'ready' && (
          <Notice tone="warn" title={t(presence, { name })} data-testid="transfer-warning" />
        )}
        <Field label={t('note')} optional>
          <Textarea
            rows={3}
            maxLength={2_000}
            value={note}
            placeholder={t('notePlaceholder')}
            onChange={(event) => setNote(event.currentTarget.value)}
            data-testid="transfer-note"
          />
        </Field>
      </form>
    </Dialog>
  )
}
