import { Check, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cx } from './cx.ts'

export interface Step {
  label: string
  hint?: string | undefined
  state: 'done' | 'current' | 'upcoming' | 'problem'
}

/** Where one stands in a task of several steps. Upright on wide screens, a line of marks on narrow ones. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  const t = useTranslations('ui')
  const said = { done: t('stepDone'), current: t('stepCurrent'), problem: t('stepProblem'), upcoming: null }
  return (
    <ol aria-label={label} className="flex gap-1 md:flex-col md:gap-0">
      {steps.map((step, at) => (
        <li
          key={step.label}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className="relative flex flex-1 flex-col gap-2 md:flex-none md:flex-row md:gap-3 md:pb-6 md:last:pb-0"
        >
          {at < steps.length - 1 && (
            <span aria-hidden className="absolute top-7 bottom-0 left-3.5 w-px bg-line max-md:hidden" />
          )}
          <span
            aria-hidden
            className={cx(
              'z-1 flex size-7 shrink-0 items-center justify-center rounded-full text-label tabular-nums',
              step.state === 'done' && 'bg-ok-soft text-on-ok-soft',
              step.state === 'current' && 'bg-accent text-on-accent',
              step.state === 'problem' && 'bg-warn-soft text-on-warn-soft',
              step.state === 'upcoming' && 'bg-bg-3 text-fg-3',
            )}
          >
            {step.state === 'done' ? (
              <Check size={16} />
            ) : step.state === 'problem' ? (
              <TriangleAlert size={16} />
            ) : (
              at + 1
            )}
          </span>
          <span
            className={cx(
              'min-w-0 md:pt-1',
              step.state === 'upcoming' && 'text-fg-3',
              step.state !== 'current' && 'max-md:sr-only',
            )}
          >
            <span className="block text-label">{step.label}</span>
            {said[step.state] && <span className="sr-only"> ({said[step.state]})</span>}
            {step.hint && <span className="block text-body-s text-fg-3">{step.hint}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
