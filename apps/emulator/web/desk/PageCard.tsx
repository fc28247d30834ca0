import { Columns3, MessageCircle, Plus, Settings, Store } from 'lucide-react'
import { useState } from 'react'
import { pageModes } from '../../src/world/page-mode.ts'
import type { Go } from '../address.ts'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Page } from '../shapes.ts'
import { Choice } from '../ui/Choice.tsx'
import { Press } from '../ui/Press.tsx'
import { Switch } from '../ui/Switch.tsx'
import { useWords } from '../words.ts'

/** More customers than this are found in the inbox. */
const most = 12

/** One Page: its customers, its mode, and what befalls it. */
export function PageCard({ page, go }: { page: Page; go: Go }) {
  const words = useWords()
  const [name, setName] = useState('')
  const change = (next: object) => void attempt(desk.changePage(page.id, next))
  return (
    <article
      className="min-w-0 rounded-lg border border-rule bg-surface p-4"
      data-testid={`page-${page.id}`}
      aria-label={page.name}
    >
      <header className="flex items-center gap-3">
        <img src={page.picture} alt="" className="size-12 rounded-full bg-theirs" />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-lg leading-6 font-semibold">{page.name}</h2>
          <p className="text-sm text-soft">{page.category}</p>
        </div>
        {page.restricted && (
          <strong className="rounded-full bg-alert-soft px-2 text-xs text-alert-ink">
            {words.restricted}
          </strong>
        )}
      </header>
      <p className="mt-3 flex flex-wrap gap-2">
        <Press onClick={() => go(`/suite/${page.id}`)} data-testid={`open-suite-${page.id}`}>
          <Store size={15} aria-hidden />
          {words.openSuite}
        </Press>
        <Press onClick={() => go(`/page/${page.id}/settings`)} data-testid={`open-settings-${page.id}`}>
          <Settings size={15} aria-hidden />
          {words.settings}
        </Press>
        <Press onClick={() => go(`/stage/${page.id}`)} data-testid={`open-stage-${page.id}`}>
          <Columns3 size={15} aria-hidden />
          {words.stage}
        </Press>
      </p>
      <h3 className="mt-4 mb-1 text-sm font-semibold">{words.customers}</h3>
      <ul className="grid gap-1 sm:grid-cols-2">
        {page.customers.slice(0, most).map((customer) => (
          <li key={customer.psid} className="min-w-0">
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
      {page.customers.length > most && (
        <p className="px-2 text-sm text-soft">
          {words.andMore} {page.customers.length - most}
        </p>
      )}
      <form
        className="mt-2 flex gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() === '') return
          void attempt(desk.addCustomer(page.id, name.trim()))
          setName('')
        }}
      >
        <input
          value={name}
          onChange={(event) => setName(event.target.value)}
          aria-label={words.customerName}
          placeholder={words.customerName}
          data-testid={`customer-name-${page.id}`}
          className="field min-w-0 flex-1"
        />
        <button type="submit" className="press shrink-0" data-testid={`add-customer-${page.id}`}>
          <Plus size={16} aria-hidden />
          {words.addCustomer}
        </button>
      </form>
      <details className="mt-3 border-t border-rule pt-2" data-testid={`befalls-${page.id}`}>
        <summary className="py-1 text-sm font-semibold">{words.befalls}</summary>
        <div className="pt-2">
          <Choice
            id={`mode-${page.id}`}
            label={words.mode}
            value={page.mode}
            options={pageModes.map((mode) => ({ value: mode, text: words[`mode_${mode}`] }))}
            onChoose={(mode) => change({ mode })}
          />
          <Switch
            id={`restricted-${page.id}`}
            label={words.restrict}
            hint={words.restrictHint}
            on={page.restricted}
            onChange={(restricted) => change({ restricted })}
          />
          <Switch
            id={`high-volume-${page.id}`}
            label={words.tooMany}
            hint={words.tooManyAbout}
            on={page.highVolume}
            onChange={(highVolume) => change({ highVolume })}
          />
          <Switch
            id={`messages-off-${page.id}`}
            label={words.messagesOff}
            hint={words.messagesOffHint}
            on={page.messagesOff}
            onChange={(messagesOff) => change({ messagesOff })}
          />
        </div>
      </details>
    </article>
  )
}
