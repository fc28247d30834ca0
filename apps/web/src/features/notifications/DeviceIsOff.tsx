import { BellRing } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button, Card } from '../../ui/index.ts'
import { NotTurnedOn } from './NotTurnedOn.tsx'
import { useTurnOn } from './use-turn-on.ts'

/** This device tells nothing: the press that changes it, and why it did not work. */
export function DeviceIsOff() {
  const t = useTranslations('settings.notifications')
  const { turnOn, isTurningOn, failure } = useTurnOn()
  return (
    <Card title={t('thisDevice')} data-testid="device-off">
      <div className="flex flex-col items-start gap-4">
        <p className="text-label font-normal text-fg-2">{t('off')}</p>
        {failure && <NotTurnedOn>{failure}</NotTurnedOn>}
        <Button tone="primary" icon={BellRing} busy={isTurningOn} onClick={turnOn} data-testid="turn-on-here">
          {t('turnOn')}
        </Button>
      </div>
    </Card>
  )
}
