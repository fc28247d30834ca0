import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface ScreenProps {
  title: string
  description?: ReactNode
  /** Above the title: a way back. */
  back?: ReactNode
  actions?: ReactNode
  width?: 'narrow' | 'wide' | undefined
  children: ReactNode
}

/** The frame of every screen but the inbox: a title, what it is for, what to do, and the rest. */
export function Screen({ title, description, back, actions, width = 'narrow', children }: ScreenProps) {
  return (
    <main className="h-full overflow-y-auto bg-bg-2" id="main" tabIndex={-1}>
      <div
        className={cx(
          'mx-auto flex flex-col gap-5 px-4 py-6 md:px-8 md:py-8',
          width === 'narrow' ? 'max-w-4xl' : 'max-w-6xl',
        )}
      >
        <header>
          {back && <div className="mb-2">{back}</div>}
          <div className="flex flex-wrap items-start gap-3">
            <div className="min-w-0 flex-1 basis-64">
              <h1 className="text-display">{title}</h1>
              {description && (
                <p className="mt-0.5 max-w-2xl text-label font-normal text-fg-2">{description}</p>
              )}
            </div>
            {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
          </div>
        </header>
        {children}
      </div>
    </main>
  )
}
