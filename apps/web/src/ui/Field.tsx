import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from './cx.ts'
import { FieldContext } from './field-context.ts'

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
  /** One control of ui/: Input, PasswordInput, Textarea, Select or Combobox. */
  children: ReactNode
}

/** A label, one control, a hint and an error, tied together for assistive technology. */
export function Field({ label, hint, error, optional, hideLabel, className, children }: FieldProps) {
  const t = useTranslations('ui')
  const id = useId()
  const wrong = error !== undefined && error !== null && error !== false
  const described = wrong || hint ? `${id}-words` : undefined
  const ties = { controlId: `${id}-control`, labelId: `${id}-label`, describedBy: described, wrong }
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <label
        id={ties.labelId}
        htmlFor={ties.controlId}
        className={cx('w-fit text-label text-fg', hideLabel && 'sr-only')}
      >
        {label}
        {optional && <span className="ml-1.5 font-normal text-fg-3">({t('optional')})</span>}
      </label>
      <FieldContext value={ties}>{children}</FieldContext>
      {wrong ? (
        <p id={described} role="alert" className="flex items-start gap-1.5 text-body-s text-danger">
          <CircleAlert aria-hidden size={14} className="mt-0.75" />
          <span>{error}</span>
        </p>
      ) : (
        hint && (
          <p id={described} className="text-body-s text-fg-3">
            {hint}
          </p>
        )
      )}
    </div>
  )
}
