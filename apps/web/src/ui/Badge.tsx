import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** A count. `strong` is for what is mine and unread. */
export function Badge({ strong = false, children }: { strong?: boolean; children: ReactNode }) {
  return (
    <span
      className={cx(
        'inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded-full px-1.5 text-[0.6875rem] leading-none font-semibold tabular-nums',
        strong ? 'bg-accent text-on-accent' : 'bg-bg-3 text-fg-2',
      )}
    >
      {children}
    </span>
  )
}

/** A count as it is written: never more than the cap. */
export function capped(count: number, cap = 99): string {
  return count > cap ? `${cap}+` : String(count)
}
