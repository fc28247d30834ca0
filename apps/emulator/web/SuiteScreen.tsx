import { CircleCheckBig, Send } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Customer, desk, type Message, type Page } from './desk.ts'
import { MessageBody } from './MessageBody.tsx'
import { useNews } from './use-news.ts'
import { useLanguage, useWords } from './words.ts'

/** Meta's own inbox of a Page, as far as it matters to everybody else: answering here takes a conversation. */
export function SuiteScreen({
  page,
  psid,
  go,
}: {
  page: Page
  psid: string | null
  go: (path: string) => void
}) {
  const words = useWords()
  const [folder, setFolder] = useState<'inbox' | 'page_done'>('inbox')
  const talking = page.customers.filter((customer) => customer.thread !== null)
  const shown = talking
    .filter((customer) => customer.thread?.folder === folder)
    .sort((a, b) => (b.thread?.updatedAt ?? 0) - (a.thread?.updatedAt ?? 0))
  const open = talking.find((customer) => customer.psid === psid)
  return (
    <div className="flex h-[calc(100dvh-4.5rem)] flex-col md:flex-row">
      <aside
        className={`w-full shrink-0 flex-col border-e border-rule bg-surface md:flex md:w-80 ${open ? 'hidden' : 'flex'}`}
      >
        <h1 className="px-4 pt-3 font-semibold">{words.suite}</h1>
        <p className="px-4 text-sm text-soft">{page.name}</p>
        <div role="tablist" className="flex gap-1 border-b border-rule px-3 pt-2">
          {(['inbox', 'page_done'] as const).map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={folder === one}
              data-testid={`folder-${one}`}
              onClick={() => setFolder(one)}
              className={`border-b-2 px-3 py-2 text-sm ${folder === one ? 'border-blue font-semibold text-blue' : 'border-transparent text-soft'}`}
            >
              {one === 'inbox' ? words.folderMain : words.folderDone}
            </button>
          ))}
        </div>
        <ul className="flex-1 overflow-y-auto">
          {shown.length === 0 && <li className="p-4 text-sm text-soft">{words.emptyFolder}</li>}
          {shown.map((customer) => (
            <li key={customer.psid}>
              <button
                type="button"
                data-testid={`suite-thread-${customer.psid}`}
                aria-current={customer.psid === psid ? 'true' : undefined}
                onClick={() => go(`/suite/${page.id}/${customer.psid}`)}
                className="flex w-full items-center gap-3 px-4 py-2.5 text-start hover:bg-page aria-[current]:bg-blue-soft"
              >
                <img src={customer.picture} alt="" className="size-10 rounded-full bg-theirs" />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{customer.name}</span>
                  <span className="block truncate text-sm text-soft">
                    {customer.thread?.last?.text ?? '…'}
                  </span>
                </span>
                {(customer.thread?.unread ?? 0) > 0 && (
                  <span className="rounded-full bg-blue px-2 text-xs text-white">
                    {customer.thread?.unread}
                    <span className="sr-only"> {words.unread}</span>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </aside>
      {open ? (
        <SuiteThread key={open.psid} page={page} customer={open} onBack={() => go(`/suite/${page.id}`)} />
      ) : (
        <p className="hidden flex-1 place-content-center text-center text-soft md:grid">
          {words.chooseThread}
        </p>
      )}
    </div>
  )
}

function SuiteThread({ page, customer, onBack }: { page: Page; customer: Customer; onBack: () => void }) {
  const words = useWords()
  const language = useLanguage()
  const { value: messages } = useNews<Message[]>(() => desk.messages(page.id, customer.psid))
  const field = useRef<HTMLInputElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const count = messages?.length ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a message more is what makes it scroll
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [count])
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
  const owner = customer.thread?.ownerName ?? customer.thread?.ownerAppId
  return (
    <section className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="flex flex-wrap items-center gap-3 border-b border-rule px-4 py-2">
        <button type="button" className="press md:hidden" onClick={onBack}>
          ←
        </button>
        <h2 className="font-semibold">{customer.name}</h2>
        <p className="rounded-full bg-page px-3 text-sm text-soft" data-testid="suite-owner">
          {words.owner}: <strong className="font-semibold text-ink">{owner ?? words.nobody}</strong>
        </p>
        <span className="flex-1" />
        <button
          type="button"
          data-testid="move-to-done"
          className="press flex items-center gap-2"
          onClick={() => void desk.done(page.id, customer.psid)}
        >
          <CircleCheckBig size={16} aria-hidden />
          {words.moveToDone}
        </button>
      </header>
      <div
        className="flex-1 space-y-1.5 overflow-y-auto p-4"
        role="log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
        tabIndex={0}
        aria-label={customer.name}
      >
        {messages?.map((message) => (
          <div
            key={message.mid}
            className={`flex flex-col ${message.from === 'page' ? 'items-end' : 'items-start'}`}
          >
            <div
              className={`max-w-[70%] rounded-2xl px-3 py-1.5 ${message.from === 'page' ? 'bg-blue text-white' : 'bg-theirs'}`}
            >
              <MessageBody message={message} />
            </div>
            <p className="px-1 text-[11px] text-soft">
              {message.from === 'page' && message.appName ? `${message.appName} · ` : ''}
              {clock.format(message.at)}
            </p>
          </div>
        ))}
        <div ref={end} />
      </div>
      <form
        className="flex gap-2 border-t border-rule p-3"
        onSubmit={(event) => {
          event.preventDefault()
          const text = field.current?.value.trim()
          if (!text || !field.current) return
          field.current.value = ''
          void desk.answer(page.id, customer.psid, text)
        }}
      >
        <input
          ref={field}
          data-testid="suite-text"
          aria-label={`${words.replyAs} ${page.name}`}
          placeholder={`${words.replyAs} ${page.name}…`}
          autoComplete="off"
          className="min-w-0 flex-1 rounded-md border border-rule px-3 py-2"
        />
        <button type="submit" data-testid="suite-send" className="press press-main flex items-center gap-2">
          <Send size={16} aria-hidden />
          {words.send}
        </button>
      </form>
    </section>
  )
}
