import { Field as Base } from '@base-ui/react/field'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from './cx.ts'

export interface FieldProps {
  label: ReactNode
  /** What to write, said before anything goes wrong. */
  hint?: ReactNode
  /** What is wrong with it and how to mend it; null when all is well. */
  error?: ReactNode
  optional?: boolean | undefined
  /** Said to screen readers only, where the place makes it plain. */
  hideLabel?: boolean | undefined
  className?: string | undefined
  /** One control of ui/: Input, Textarea, Select, Combobox, RadioGroup… */
  children: ReactNode
}

/** A label, one control, a hint and an error, tied together for assistive technology. */
export function Field({ label, hint, error, optional, hideLabel, className, children }: FieldProps) {
  const t = useTranslations('ui')
  const wrong = error !== undefined && error !== null && error !== false
  return (
    <Base.Root invalid={wrong} className={cx('flex flex-col gap-1.5', className)}>
      <Base.Label className={cx('text-label text-fg', hideLabel && 'sr-only')}>
        {label}
        {optional && <span className="ml-1.5 font-normal text-fg-3">({t('optional')})</span>}
      </Base.Label>
      {children}
      {hint && !wrong && <Base.Description className="text-body-s text-fg-3">{hint}</Base.Description>}
      {wrong && (
        <Base.Error match className="flex items-start gap-1.5 text-body-s text-danger">
          <CircleAlert aria-hidden size={14} className="mt-0.75" />
          <span>{error}</span>
        </Base.Error>
      )}
    </Base.Root>
  )
}
