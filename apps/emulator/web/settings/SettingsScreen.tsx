import type { Go } from '../address.ts'
import type { State } from '../shapes.ts'
import { PagePicker } from '../ui/PagePicker.tsx'
import { useWords } from '../words.ts'
import { AdminsCard } from './AdminsCard.tsx'
import { AdvancedMessagingCard } from './AdvancedMessagingCard.tsx'
import { AppPermissionsCard } from './AppPermissionsCard.tsx'
import { HandoverCard } from './HandoverCard.tsx'
import { RoutingCard } from './RoutingCard.tsx'
import { TooManyCard } from './TooManyCard.tsx'

/** A Page's settings, as an admin finds them. */
export function SettingsScreen({ state, pageId, go }: { state: State; pageId: string | null; go: Go }) {
  const words = useWords()
  const page = state.pages.find((one) => one.id === pageId) ?? state.pages[0]
  if (!page) return <p className="p-6 text-soft">{words.noPagesYet}</p>
  return (
    <div className="mx-auto max-w-4xl space-y-4 p-4">
      <header className="flex flex-wrap items-center gap-3">
        <img src={page.picture} alt="" className="size-12 rounded-full bg-theirs" />
        <div className="min-w-0 flex-1">
          <h1 className="text-lg font-semibold">{words.pageSettings}</h1>
          <p className="text-sm text-soft">
            {words.settings} › {words.newPages}
          </p>
        </div>
        <div className="w-full sm:w-64">
          <PagePicker pages={state.pages} page={page} onPick={(id) => go(`/page/${id}/settings`)} />
        </div>
      </header>
      <RoutingCard key={`routing-${page.id}`} state={state} page={page} />
      <HandoverCard state={state} page={page} />
      <AdvancedMessagingCard state={state} page={page} />
      <TooManyCard page={page} />
      <AppPermissionsCard state={state} page={page} />
      <AdminsCard state={state} page={page} />
    </div>
  )
}
