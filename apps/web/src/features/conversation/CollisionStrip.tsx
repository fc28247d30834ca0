import { useTranslations } from 'use-intl'
import { Button, Notice } from '../../ui/index.ts'

export interface CollisionStripProps {
  /** Who answered meanwhile. */
  name: string
  onSendAnyway: () => void
  onRead: () => void
  /** Has the focus when somebody presses Enter all the same. */
  anyway: React.Ref<HTMLButtonElement>
}

/** Says that somebody else answered while this person was writing, and asks once before both answers go. */
export function CollisionStrip({ name, onSendAnyway, onRead, anyway }: CollisionStripProps) {
  const t = useTranslations('conversation.composer')
  return (
    <Notice
      look="strip"
      tone="warn"
      title={t('collided', { name })}
      announce="politely"
      data-testid="collision"
      actions={
        <>
          <Button ref={anyway} size="sm" onClick={onSendAnyway} data-testid="send-anyway">
            {t('sendAnyway')}
          </Button>
          <Button size="sm" tone="quiet" onClick={onRead} data-testid="collision-read">
            {t('dismiss')}
          </Button>
        </>
      }
    />
  )
}
