import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from './cx.ts'
import { softTone, type Tone, ToneIcon } from './Tone.tsx'

export interface NoticeProps {
  tone: Tone
  title: ReactNode
  /** One sentence of cause. */
  children?: ReactNode
  /** What to do, in order. */
  steps?: readonly ReactNode[] | undefined
  /** One primary button, at most one secondary. */
  actions?: ReactNode
  /** Codes and trace ids, folded away. */
  details?: ReactNode
  /** `strip` lies flush between two regions; `card` stands by itself. */
  look?: 'card' | 'strip' | undefined
  /** Said to screen readers when it appears. Failures at once, the rest when there is a pause. */
  announce?: 'now' | 'politely' | undefined
  className?: string | undefined
  'data-testid'?: string | undefined
}

/** Something the reader should know, why, and the way out. */
export function Notice({
  tone,
  title,
  children,
  steps,
  actions,
  details,
  look = 'card',
  announce,
  className,
  ...rest
}: NoticeProps) {
  const t = useTranslations('ui')
  return (
    <section
      {...rest}
      role={announce === 'now' ? 'alert' : announce === 'politely' ? 'status' : undefined}
      className={cx(
        'flex gap-3 text-label font-normal',
        look === 'card' ? 'rounded-card p-4' : 'px-4 py-2.5',
        softTone[tone],
        className,
      )}
    >
      <span className="mt-0.5">
        <ToneIcon tone={tone} size={18} />
        <span className="sr-only">{t(`tone.${tone}`)}</span>
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <div className={cx('flex-1', look === 'strip' ? 'min-w-[min(100%,22rem)]' : 'min-w-48')}>
            <div className="font-semibold">{title}</div>
            {children && <div className="mt-0.5">{children}</div>}
          </div>
          {actions && look === 'strip' && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
        {steps && steps.length > 0 && (
          <ol className="mt-2 flex list-decimal flex-col gap-1 pl-5">
            {steps.map((step, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are numbered by their place.
              <li key={at}>{step}</li>
            ))}
          </ol>
        )}
        {actions && look === 'card' && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
        {details && (
          <details className="group mt-2 text-body-s">
            <summary className="inline-flex min-h-6 cursor-pointer list-none items-center gap-1 rounded-control font-medium">
              <ChevronRight aria-hidden size={14} className="transition-transform group-open:rotate-90" />
              {t('details')}
            </summary>
            <div className="mt-1 font-mono text-[0.75rem] leading-5 break-words whitespace-pre-wrap">
              {details}
            </div>
          </details>
        )}
      </div>
    </section>
  )
}
