import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  icon: LucideIcon
  title: string
  /** One sentence: what will appear here. */
  children?: ReactNode
  /** The button that makes it appear. */
  action?: ReactNode
  /** `h1` where it is all there is on the screen. */
  heading?: 'h1' | 'h2' | undefined
  'data-testid'?: string | undefined
}

/** What stands where there is nothing yet. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  heading: Heading = 'h2',
  ...rest
}: EmptyStateProps) {
  return (
    <div {...rest} className="flex flex-col items-center justify-center gap-3 px-6 py-14 text-center">
      <span className="flex size-14 items-center justify-center rounded-full bg-bg-3 text-fg-3">
        <Icon aria-hidden size={26} />
      </span>
      <div className="max-w-md">
        <Heading className="text-title">{title}</Heading>
        {children && <p className="mt-1 text-label font-normal text-fg-2">{children}</p>}
      </div>
      {action}
    </div>
  )
}
