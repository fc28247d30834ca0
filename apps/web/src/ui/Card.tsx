import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface CardProps {
  title?: ReactNode
  description?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** Without inner margins, for tables and lists. */
  flush?: boolean | undefined
  footer?: ReactNode
  children?: ReactNode
  className?: string | undefined
  'data-testid'?: string | undefined
}

/** A framed part of a screen. */
export function Card({
  title,
  description,
  actions,
  flush,
  footer,
  children,
  className,
  ...rest
}: CardProps) {
  return (
    <section {...rest} className={cx('overflow-hidden rounded-card border border-line bg-bg', className)}>
      {(title || actions) && (
        <header
          className={cx('flex flex-wrap items-start gap-3 px-5 pt-4', flush && 'border-b border-line pb-3')}
        >
          <div className="min-w-0 flex-1 basis-56">
            <h2 className="text-label font-semibold">{title}</h2>
            {description && <p className="mt-0.5 text-body-s text-fg-2">{description}</p>}
          </div>
          {actions}
        </header>
      )}
      {children && <div className={flush ? undefined : 'px-5 py-4'}>{children}</div>}
      {footer && (
        <footer className="flex flex-wrap justify-end gap-2 border-t border-line bg-bg-2 px-5 py-3">
          {footer}
        </footer>
      )}
    </section>
  )
}
