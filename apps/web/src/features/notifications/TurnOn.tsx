import { BellRing } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/index.ts'
import { NotTurnedOn } from './NotTurnedOn.tsx'
import { useIsOff } from './use-this-device.ts'
import { useTurnOn } from './use-turn-on.ts'

/** The way to be told while no window is open; nothing where that is on already, or cannot be. */
export function TurnOnButton() {
  return useIsOff() && <PressToTurnOn />
}

/** The same as one line at the end of a list. */
export function TurnOnLine() {
  const t = useTranslations('push')
  if (!useIsOff()) return null
  return (
    <div
      className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-4 py-3"
      data-testid="turn-on-line"
    >
      <p className="text-body-s text-fg-2">{t('offer')}</p>
      <PressToTurnOn size="sm" />
    </div>
  )
}

function PressToTurnOn({ size = 'md' }: { size?: 'sm' | 'md' }) {
  const t = useTranslations('push')
  const { turnOn, isTurningOn, failure } = useTurnOn()
  return (
    <>
      {failure && <NotTurnedOn>{failure}</NotTurnedOn>}
      <Button
        size={size}
        icon={BellRing}
        busy={isTurningOn}
        onClick={turnOn}
        data-testid="turn-on-notifications"
      >
        {t('turnOn')}
      </Button>
    </>
  )
}
