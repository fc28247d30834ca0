import type { ChannelView, ConversationView, GuideName } from '@lienmach/contract'
import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { needWords } from '../../i18n/words.ts'
import { Drawer, Skeleton, SkeletonGroup } from '../../ui/index.ts'

// Fetched when somebody opens it: steps, words and the watching are of no use before.
const LazyWay = lazy(async () => {
  const [{ WayBack }] = await Promise.all([import('./WayBack.tsx'), needWords('guides')])
  return { default: WayBack }
})

export interface ControlDrawerProps {
  /** Null while it is closed; `guide` shows that one whatever the thread's own reading is. */
  shown: { guide: GuideName | null } | null
  /** The reader may write here, and so may take the thread or ask for it. */
  mayAct: boolean
  conversation: ConversationView
  channel: ChannelView | undefined
  name: string
  onClose: () => void
}

/** The steps to get a conversation back, beside it. Watches by itself and says when it worked. */
export function ControlDrawer({ shown, onClose, ...known }: ControlDrawerProps) {
  const t = useTranslations('control.drawer')
  return (
    <Drawer
      open={shown !== null}
      onOpenChange={(open) => !open && onClose()}
      title={shown?.guide ? t('fixTitle') : t('title')}
    >
      <Suspense fallback={<Loading />}>
        {shown !== null && <LazyWay {...known} guide={shown.guide} />}
      </Suspense>
    </Drawer>
  )
}

function Loading() {
  return (
    <SkeletonGroup className="space-y-3">
      <Skeleton className="h-14 w-full" />
      <Skeleton className="h-5 w-64" />
      <Skeleton className="h-32 w-full" />
    </SkeletonGroup>
  )
}
