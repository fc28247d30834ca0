import type { ReactNode } from 'react'
import { Brand, LanguageSwitch } from '../../screen/Brand.tsx'
import { useTitle } from '../../screen/use-title.ts'

export interface EntranceFrameProps {
  title: string
  description?: ReactNode
  children: ReactNode
}

/** The frame of the screens before the sign-in: one card, and the choice of language. */
export function EntranceFrame({ title, description, children }: EntranceFrameProps) {
  useTitle(title)
  return (
    <main className="flex min-h-full flex-col items-center justify-center gap-6 bg-bg-2 px-4 py-10">
      <Brand />
      <section className="w-full max-w-sm rounded-card border border-line bg-bg p-6 sm:p-8">
        <h1 className="text-[1.25rem] leading-8 font-semibold">{title}</h1>
        {description && <p className="mt-1 text-label font-normal text-fg-2">{description}</p>}
        <div className="mt-5">{children}</div>
      </section>
      <LanguageSwitch />
    </main>
  )
}
