import { MessageCircle, Plus, Store } from 'lucide-react'
import { useState } from 'react'
import { desk, type LedgerEntry, type Page, type State } from './desk.ts'
import { useNews } from './use-news.ts'
import { useLanguage, useWords } from './words.ts'

/** Pages, customers, time, faults and the ledger: everything from above. */
export function DeskScreen({
  state,
  go,
  again,
}: {
  state: State
  go: (path: string) => void
  again: () => void
}) {
  const words = useWords()
  return (
    <div className="mx-auto grid max-w-6xl gap-4 p-4 lg:grid-cols-[1fr_20rem]">
      <section className="space-y-4" aria-label={words.pages}>
        {state.pages.length === 0 && (
          <p className="rounded-lg bg-surface p-6">
            {words.noPages}{' '}
            <button type="button" className="press press-main" onClick={() => void desk.demo().then(again)}>
              {words.makeDemo}
            </button>
          </p>
        )}
        {state.pages.map((page) => (
          <PageCard key={page.id} page={page} go={go} />
        ))}
      </section>
      <aside className="space-y-4">
        <ClockCard state={state} again={again} />
        <FaultsCard />
        <LedgerCard />
      </aside>
    </div>
  )
}

function PageCard({ page, go }: { page: Page; go: (path: string) => void }) {
  const words = useWords()
  const [name, setName] = useState('')
  return (
    <article className="rounded-lg border border-rule bg-surface p-4" data-testid={`page-${page.id}`}>
      <header className="flex flex-wrap items-center gap-3">
        <img src={page.picture} alt="" className="size-12 rounded-full bg-theirs" />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-lg font-semibold">{page.name}</h2>
          <p className="text-sm text-soft">
            {page.mode === 'routing' ? words.routing : words.zero_config}
            {page.restricted && <strong className="ms-2 text-alert">{words.restricted}</strong>}
          </p>
        </div>
        <button
          type="button"
          className="press flex items-center gap-2"
          onClick={() => go(`/suite/${page.id}`)}
          data-testid={`open-suite-${page.id}`}
        >
          <Store size={16} aria-hidden />
          {words.openSuite}
        </button>
      </header>
      <h3 className="mt-4 mb-1 text-sm font-semibold text-soft">{words.customers}</h3>
      <ul className="grid gap-1 sm:grid-cols-2">
        {page.customers.map((customer) => (
          <li key={customer.psid}>
            <button
              type="button"
              data-testid={`open-chat-${customer.psid}`}
              onClick={() => go(`/customer/${page.id}:${customer.psid}`)}
              className="flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-start hover:bg-page"
            >
              <img src={customer.picture} alt="" className="size-8 rounded-full bg-theirs" />
              <span className="min-w-0 flex-1 truncate">{customer.name}</span>
              <MessageCircle size={16} aria-hidden className="text-blue" />
              <span className="sr-only">{words.openChat}</span>
            </button>
          </li>
        ))}
      </ul>
      <form
        className="mt-3 flex gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() === '') return
          void desk.addCustomer(page.id, name.trim())
          setName('')
        }}
      >
        <input
          value={name}
          onChange={(event) => setName(event.target.value)}
          aria-label={words.customerName}
          placeholder={words.customerName}
          className="min-w-0 flex-1 rounded-md border border-rule px-3 py-1"
        />
        <button type="submit" className="press flex items-center gap-1">
          <Plus size={16} aria-hidden />
          {words.addCustomer}
        </button>
      </form>
    </article>
  )
}

function ClockCard({ state, again }: { state: State; again: () => void }) {
  const words = useWords()
  const language = useLanguage()
  const turn = (change: object) => void desk.clock(change).then(again)
  const hour = 3_600_000
  return (
    <section className="rounded-lg border border-rule bg-surface p-4" aria-label={words.clock}>
      <h2 className="font-semibold">{words.clock}</h2>
      <p className="text-sm text-soft">
        {words.clockNow}{' '}
        <time>
          {new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
            state.clock.now,
          )}
        </time>
      </p>
      <p className="mt-2 flex flex-wrap gap-2">
        <button
          type="button"
          className="press"
          onClick={() => turn({ advanceMs: hour })}
          data-testid="plus-hour"
        >
          {words.plusHour}
        </button>
        <button type="button" className="press" onClick={() => turn({ advanceMs: 24 * hour })}>
          {words.plusDay}
        </button>
        <button type="button" className="press" onClick={() => turn({ advanceMs: 7 * 24 * hour })}>
          {words.plusWeek}
        </button>
        <button
          type="button"
          className="press"
          onClick={() => turn({ rate: state.clock.rate === 0 ? 1 : 0 })}
        >
          {state.clock.rate === 0 ? words.go : words.pause}
        </button>
      </p>
    </section>
  )
}

function FaultsCard() {
  const words = useWords()
  const { value, again } = useNews(desk.faults)
  const count = value?.length ?? 0
  return (
    <section className="rounded-lg border border-rule bg-surface p-4" aria-label={words.faults}>
      <h2 className="font-semibold">{words.faults}</h2>
      {count === 0 ? (
        <p className="text-sm text-soft">{words.noFaults}</p>
      ) : (
        <p className="space-y-2 text-sm">
          <span className="block text-alert">
            {count} {words.faultsOn}
          </span>
          <button type="button" className="press" onClick={() => void desk.clearFaults().then(again)}>
            {words.clearFaults}
          </button>
        </p>
      )}
    </section>
  )
}

function LedgerCard() {
  const words = useWords()
  const language = useLanguage()
  const { value } = useNews<LedgerEntry[]>(desk.ledger)
  const newest = (value ?? []).slice(-12).reverse()
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  return (
    <section className="rounded-lg border border-rule bg-surface p-4" aria-label={words.ledger}>
      <h2 className="font-semibold">{words.ledger}</h2>
      {newest.length === 0 && <p className="text-sm text-soft">{words.ledgerEmpty}</p>}
      <ol className="mt-1 space-y-1 text-sm">
        {newest.map((entry) => (
          <li key={entry.mid} className="flex gap-2">
            <time className="shrink-0 text-soft tabular-nums">{clock.format(entry.at)}</time>
            <span className="min-w-0 truncate">{entry.text ?? '…'}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
