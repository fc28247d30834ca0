import type { GuideName } from '@lienmach/contract'
import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { buttonClass } from '../ui/index.ts'
import { qualityAddress } from './addresses.ts'
import { type GuideAddresses, type GuideStep, guides } from './guides.ts'

export interface GuideStepsProps {
  guide: GuideName
  addresses: GuideAddresses
  /** Under a guide that needs no other place than ours: its button. */
  children?: ReactNode
  /** Without the heading, where it stands above already. */
  untitled?: boolean
}

/** The steps of a guide, numbered, with pictures, and the button that opens the place where they are done. */
export function GuideSteps({ guide, addresses, children, untitled = false }: GuideStepsProps) {
  const t = useTranslations('guides')
  const locale = useLocale()
  const { steps, opens, validAsOf } = guides[guide]
  const address = opens === null ? null : opens === 'quality' ? qualityAddress : addresses[opens]
  const outside = opens !== 'channel'
  return (
    <section data-testid={`guide-${guide}`}>
      {!untitled && <h3 className="text-label font-semibold">{t(`${guide}.title`)}</h3>}
      <p className="mt-1 text-body-s text-fg-2">{t(`${guide}.about`)}</p>
      <ol className="mt-3 space-y-4">
        {steps.map((step, at) => (
          <li key={step.words} className="flex gap-3">
            <span
              aria-hidden
              className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-body-s font-semibold text-on-accent-soft tabular-nums"
            >
              {at + 1}
            </span>
            <div className="min-w-0 flex-1 pt-0.5">
              <p className="text-label font-normal">{t(step.words)}</p>
              {at === 0 && address && (
                <a
                  className={buttonClass('primary', 'md', 'mt-2')}
                  href={address}
                  data-testid={`open-${opens}`}
                  {...(outside && { target: '_blank', rel: 'noopener' })}
                >
                  {outside && <ExternalLink aria-hidden size={16} />}
                  {t(`open.${opens ?? 'inbox'}`)}
                </a>
              )}
              <Picture step={step} locale={locale} />
            </div>
          </li>
        ))}
      </ol>
      {children && <div className="mt-3 flex flex-wrap gap-2">{children}</div>}
      <p className="mt-3 text-caption text-fg-3">{t('validAsOf', { date: dayOf(validAsOf) })}</p>
    </section>
  )
}

function Picture({ step, locale }: { step: GuideStep; locale: string }) {
  const t = useTranslations('guides')
  if (step.picture === undefined) return null
  return (
    <img
      src={`/guides/${locale}/${step.picture}.webp`}
      alt={t(`pictures.${step.picture}`)}
      loading="lazy"
      className="mt-2 block h-auto max-w-full rounded-control border border-line"
    />
  )
}

/** 2026-11-21 as both languages write it: 21/11/2026. */
const dayOf = (date: string): string => date.split('-').toReversed().join('/')
