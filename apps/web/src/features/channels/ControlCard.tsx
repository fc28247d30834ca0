import type { ChannelView, GuideName, HeldGroupView } from '@lienmach/contract'
import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { GuideLink } from '../../guides/GuideLink.tsx'
import { useMay } from '../../session/may.ts'
import { buttonClass, Card, Chip, type Tone } from '../../ui/index.ts'
import { ControlDiagram } from './ControlDiagram.tsx'

const takeoverTones: Record<ChannelView['control']['takeover'], Tone> = {
  allowed: 'ok',
  refused: 'warn',
  unknown: 'unknown',
}

/** What shows an admin how to lead conversations to us, where they are led to another app. */
function guideFor({ mode, defaultApp }: ChannelView['control']): GuideName | null {
  if (defaultApp !== 'other') return null
  return mode === 'handover' ? 'primary_receiver' : 'default_app'
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
  const guide = guideFor(channel.control)
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
      {mayManage && guide !== null && (
        <div className="mt-3">
          <GuideLink
            guide={guide}
            addresses={{ settings: settingsUrl }}
            label={t('guide')}
            title={t(`mode.${mode}`)}
            tone="primary"
          />
        </div>
      )}
      <p className="mt-3 flex flex-wrap items-center gap-2 text-label font-normal text-fg-2">
        <Chip tone={takeoverTones[takeover]}>{t(`takeover.${takeover}`)}</Chip>
        {t(`takeoverText.${takeover}`)}
      </p>
    </Card>
  )
}
