import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { type ButtonSize, type ButtonTone, buttonClass } from './button-class.ts'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  tone?: ButtonTone | undefined
  size?: ButtonSize | undefined
  icon?: LucideIcon | undefined
  /** At work: keeps its width, its focus and its name, and takes no further press. */
  busy?: boolean | undefined
  children: React.ReactNode
}

/** A button with words. A disabled one keeps its focus, so that a tooltip can say why. */
export function Button({
  tone = 'secondary',
  size = 'md',
  icon: Icon,
  busy = false,
  disabled = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const t = useTranslations('ui')
  const off = busy || disabled
  return (
    <button
      {...rest}
      type={off && type === 'submit' ? 'button' : type}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      data-off={off ? '' : undefined}
      className={buttonClass(tone, size, className)}
      onClick={off ? (event) => event.preventDefault() : onClick}
    >
      {Icon && <Icon aria-hidden size={size === 'sm' ? 14 : 16} />}
      {children}
      {busy && (
        <>
          <span className="sr-only">{t('busy')}</span>
          <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden">
            <span className="block h-full w-2/5 animate-[busy_1.1s_ease-in-out_infinite] bg-current" />
          </span>
        </>
      )}
    </button>
  )
}
