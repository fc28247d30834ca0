import type { ChannelView, HeldGroupView } from '@lienmach/contract'
import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMay } from '../../session/may.ts'
import { buttonClass, Card, Chip, type Tone } from '../../ui/index.ts'
import { ControlDiagram } from './ControlDiagram.tsx'

const takeoverTones: Record<ChannelView['control']['takeover'], Tone> = {
  allowed: 'ok',
  refused: 'warn',
  unknown: 'unknown',
}

/** How Facebook shares conversations out on this Page, drawn and said. */
export function ControlCard({
  channel,
  held,
  settingsUrl,
}: {
  channel: ChannelView
  held: readonly HeldGroupView[]
  settingsUrl: string | null
}) {
  const t = useTranslations('channels.control')
  const mayManage = useMay('manager')
  const { mode, defaultApp, takeover } = channel.control
  const text = mode === 'routing' || mode === 'handover' ? t(`text.${mode}_${defaultApp}`) : t(`text.${mode}`)
  return (
    <Card
      title={t(`mode.${mode}`)}
      description={t('lead')}
      data-testid="control-card"
      actions={
        mayManage &&
        settingsUrl !== null && (
          <a
            href={settingsUrl}
            target="_blank"
            rel="noreferrer"
            className={buttonClass('secondary', 'sm')}
            data-testid="control-settings"
          >
            {t('settings')}
            <ExternalLink aria-hidden size={14} />
          </a>
        )
      }
    >
      <ControlDiagram control={channel.control} held={held} />
      <p className="mt-4 text-label font-normal" data-testid="control-text">
        {text}
      </p>
      <p className="mt-3 flex flex-wrap items-center gap-2 text-label font-normal text-fg-2">
        <Chip tone={takeoverTones[takeover]}>{t(`takeover.${takeover}`)}</Chip>
        {t(`takeoverText.${takeover}`)}
      </p>
    </Card>
  )
}
