import { BellRing } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { Button, Card, Notice } from '../../ui/index.ts'
import { useTurnOn } from './use-turn-on.ts'

/** This device tells nothing: the press that changes it, and why it did not work. */
export function DeviceIsOff() {
  const t = useTranslations('settings.notifications')
  const push = useTranslations('push')
  const words = useErrorWords()
  const turnOn = useTurnOn()
  const failed =
    turnOn.error !== null
      ? words(turnOn.error)
      : turnOn.data && turnOn.data !== 'on' && push(`why.${turnOn.data}`)
  return (
    <Card title={t('thisDevice')} data-testid="device-off">
      <div className="flex flex-col items-start gap-4">
        <p className="text-label font-normal text-fg-2">{t('off')}</p>
        {failed && (
          <Notice tone="danger" title={push('notTurnedOn')} data-testid="turn-on-failed">
            {failed}
          </Notice>
        )}
        <Button
          tone="primary"
          icon={BellRing}
          busy={turnOn.isPending}
          onClick={() => turnOn.mutate()}
          data-testid="turn-on-here"
        >
          {t('turnOn')}
        </Button>
      </div>
    </Card>
  )
}
