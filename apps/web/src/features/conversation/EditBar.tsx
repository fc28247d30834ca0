import type { MessageView } from '@lienmach/contract'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, Textarea } from '../../ui/index.ts'
import { lengthOf, outgoing } from './split-text.ts'

/** Changes the words of a reply that has not left yet. */
export function EditBar({
  message,
  limit,
  onSave,
  onStop,
}: {
  message: MessageView
  limit: number
  onSave: (text: string) => Promise<void>
  onStop: () => void
}) {
  const t = useTranslations('conversation')
  const [text, setText] = useState(message.text ?? '')
  const tooLong = lengthOf(text) > limit
  return (
    <form
      className="mx-3 mb-2 space-y-2 rounded-card border border-hold bg-hold-soft p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!tooLong && text.trim() !== '') void onSave(outgoing(text))
      }}
    >
      <label className="block text-label text-on-hold-soft" htmlFor="edit-reply">
        {t('editing')}
      </label>
      <Textarea
        id="edit-reply"
        data-testid="edit-reply"
        lang="vi"
        rows={2}
        value={text}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex items-center justify-end gap-2">
        {tooLong && (
          <span className="flex-1 text-caption text-danger">
            {t('composer.tooLong', { n: lengthOf(text), limit })}
          </span>
        )}
        <Button size="sm" onClick={onStop}>
          {t('editingStop')}
        </Button>
        <Button
          size="sm"
          tone="primary"
          type="submit"
          disabled={tooLong || text.trim() === ''}
          data-testid="save-edit"
        >
          {t('composer.save')}
        </Button>
      </div>
    </form>
  )
}
