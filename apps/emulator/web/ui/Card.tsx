import type { ReactNode } from 'react'

/** One subject of a screen, under its heading. */
export function Card({
  title,
  hint,
  id,
  action,
  children,
}: {
  title: string
  hint?: string
  id: string
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      data-testid={id}
      className="min-w-0 rounded-lg border border-rule bg-surface p-4"
    >
      <header className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={`${id}-title`} className="min-w-0 flex-1 text-base font-semibold">
          {title}
        </h2>
        {action}
      </header>
      {hint && <p className="mb-3 text-sm text-soft">{hint}</p>}
      {children}
    </section>
  )
}
