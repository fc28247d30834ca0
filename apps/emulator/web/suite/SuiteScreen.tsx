import { TriangleAlert } from 'lucide-react'
import type { Go } from '../address.ts'
import type { State } from '../shapes.ts'
import { PagePicker } from '../ui/PagePicker.tsx'
import { Press } from '../ui/Press.tsx'
import { useWords } from '../words.ts'
import { Automations } from './Automations.tsx'
import { SuiteList } from './SuiteList.tsx'
import { SuiteThread } from './SuiteThread.tsx'

/** Meta's own inbox of a Page, as far as it matters to everybody else. */
export function SuiteScreen({
  state,
  pageId,
  psid,
  go,
}: {
  state: State
  pageId: string | null
  psid: string | null
  go: Go
}) {
  const words = useWords()
  const page = state.pages.find((one) => one.id === pageId) ?? state.pages[0]
  if (!page) return <p className="p-6 text-soft">{words.noPagesYet}</p>
  const open = page.customers.find((customer) => customer.psid === psid && customer.thread)
  const { now } = state.clock
  return (
    <div className="flex h-full min-h-0 flex-col">
      {page.highVolume && (
        <p
          role="status"
          data-testid="too-many-messages"
          className="flex flex-wrap items-center gap-2 bg-warn-soft px-4 py-2 text-sm text-warn-ink"
        >
          <TriangleAlert size={16} aria-hidden />
          <strong>{words.tooMany}</strong> {words.tooManyHint}
          <Press data-testid="to-page-settings" onClick={() => go(`/page/${page.id}/settings`)}>
            {words.pageSettings}
          </Press>
        </p>
      )}
      <div className="flex min-h-0 flex-1">
        <aside
          aria-label={words.suite}
          className={`min-h-0 w-full shrink-0 flex-col border-e border-rule bg-surface md:flex md:w-88 ${open ? 'hidden' : 'flex'}`}
        >
          <div className="px-4 pt-3 pb-1">
            <h1 className="mb-1 font-semibold">{words.suite}</h1>
            <PagePicker pages={state.pages} page={page} onPick={(id) => go(`/suite/${id}`)} />
          </div>
          <SuiteList
            page={page}
            open={open?.psid ?? null}
            now={now}
            onOpen={(next) => go(`/suite/${page.id}/${next}`)}
          />
          <Automations key={page.id} page={page} />
        </aside>
        {open ? (
          <SuiteThread
            key={open.psid}
            page={page}
            customer={open}
            now={now}
            onBack={() => go(`/suite/${page.id}`)}
          />
        ) : (
          <p className="hidden flex-1 place-content-center text-center text-soft md:grid">
            {words.chooseThread}
          </p>
        )}
      </div>
    </div>
  )
}
