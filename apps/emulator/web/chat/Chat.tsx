import { Send } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { systemApps } from '../../src/world/system-apps.ts'
import type { Customer, Message, Page } from '../shapes.ts'
import type { Reading } from '../use-news.ts'
import { shortTime } from '../when.ts'
import { useLanguage, useWords } from '../words.ts'
import { Bubble } from './Bubble.tsx'
import { TypingDots } from './TypingDots.tsx'
import { useTyping } from './use-typing.ts'

/** The conversation of one customer with a Page, as either of them sees it. */
export function Chat({
  id,
  side,
  page,
  customer,
  now,
  reading,
  receipt,
  placeholder,
  closed,
  tools,
  besideField,
  messageTools,
  onTap,
  onTyping,
  onSend,
}: {
  /** What the names of its parts begin with, for tests. */
  id: 'phone' | 'suite'
  side: Message['from']
  page: Page
  customer: Customer
  now: number
  reading: Reading<Message[]>
  /** What is known of this side's newest message. */
  receipt: (newest: Message) => string
  placeholder: string
  /** Why nothing can be written here; null when something can. */
  closed: string | null
  /** Buttons before and behind the field. */
  tools?: ReactNode
  besideField?: ReactNode
  messageTools?: (message: Message) => ReactNode
  onTap?: (message: Message, button: { title: string; payload: string }) => void
  onTyping?: (writing: boolean) => void
  onSend: (text: string) => void
}) {
  const words = useWords()
  const language = useLanguage()
  const field = useRef<HTMLInputElement>(null)
  const log = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const messages = reading.value ?? []
  const typing = useTyping(page.id, customer.psid, side === 'page' ? 'customer' : 'page')
  // biome-ignore lint/correctness/useExhaustiveDependencies: more to see is what makes it scroll
  useEffect(() => {
    if (atEnd.current) log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [messages.length, typing])

  const newestMine = messages.findLast((message) => message.from === side && !message.system)
  const noteOf = (message: Message, next: Message | undefined): string | null => {
    const isLast = !next || next.from !== message.from || next.at - message.at > 300_000
    if (!isLast && message !== newestMine) return null
    const speaker = message.appId === systemApps.inbox ? words.pageInboxBrief : message.appName
    const who = message.from === 'page' && side === 'page' ? speaker : null
    const mark = message === newestMine ? receipt(message) : null
    const ai = message.aiGenerated ? words.byAi : null
    return [who, ai, shortTime(message.at, now, language), mark].filter(Boolean).join(' · ')
  }

  return (
    <>
      <div
        ref={log}
        onScroll={({ currentTarget: box }) => {
          atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 60
        }}
        className="min-h-0 flex-1 space-y-1.5 overflow-y-auto p-3"
        role="log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
        tabIndex={0}
        aria-label={`${words.messagesOf} ${customer.name}`}
        data-testid={`${id}-messages`}
      >
        {reading.value?.length === 0 && (
          <p className="py-6 text-center text-sm text-soft">{words.noMessages}</p>
        )}
        {messages.map((message, index) => (
          <Bubble
            key={message.mid}
            id={id}
            message={message}
            mine={message.from === side}
            quoted={message.replyTo ? messages.find((one) => one.mid === message.replyTo) : undefined}
            note={noteOf(message, messages[index + 1])}
            tools={messageTools?.(message)}
            onTap={onTap && ((button) => onTap(message, button))}
          />
        ))}
        {typing && <TypingDots id={id} />}
      </div>
      {closed !== null ? (
        <p
          className="border-t border-rule bg-page p-3 text-center text-sm text-soft"
          data-testid={`${id}-closed`}
        >
          {closed}
        </p>
      ) : (
        <form
          className="flex items-center gap-1 border-t border-rule p-2"
          onSubmit={(event) => {
            event.preventDefault()
            const text = field.current?.value.trim()
            if (!text || !field.current) return
            field.current.value = ''
            atEnd.current = true
            onTyping?.(false)
            onSend(text)
          }}
        >
          {tools}
          <input
            ref={field}
            data-testid={`${id}-text`}
            aria-label={placeholder}
            placeholder={placeholder}
            autoComplete="off"
            lang="vi"
            onInput={({ currentTarget }) => onTyping?.(currentTarget.value !== '')}
            className="min-w-0 flex-1 rounded-full border border-edge bg-page px-4 py-1.5"
          />
          <button
            type="submit"
            aria-label={words.send}
            title={words.send}
            data-testid={`${id}-send`}
            className="icon-press text-blue"
          >
            <Send size={20} aria-hidden />
          </button>
          {besideField}
        </form>
      )}
    </>
  )
}
