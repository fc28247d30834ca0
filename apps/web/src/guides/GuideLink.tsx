import type { GuideName } from '@lienmach/contract'
import { lazy, Suspense, useState } from 'react'
import { needWords } from '../i18n/words.ts'
import { Button, Drawer } from '../ui/index.ts'
import type { GuideAddresses } from './guides.ts'

// Few people need a guide on an ordinary day: steps and words are fetched when one is opened.
const LazySteps = lazy(async () => {
  const [{ GuideSteps }] = await Promise.all([import('./GuideSteps.tsx'), needWords('guides')])
  return { default: GuideSteps }
})

export interface GuideLinkProps {
  guide: GuideName
  addresses: GuideAddresses
  /** What the button says: "Xem cách làm". */
  label: string
  /** Over the steps. */
  title: string
  tone?: 'primary' | 'secondary' | 'quiet'
}

/** A button that shows a guide beside what one is doing. */
export function GuideLink({ guide, addresses, label, title, tone = 'secondary' }: GuideLinkProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" tone={tone} data-testid={`guide-link-${guide}`} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Drawer open={open} onOpenChange={setOpen} title={title}>
        <Suspense>
          <LazySteps guide={guide} addresses={addresses} />
        </Suspense>
      </Drawer>
    </>
  )
}
