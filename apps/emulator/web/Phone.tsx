import { CircleX, Image, Send, ThumbsUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { type Customer, desk, type Message, type Page } from './desk.ts'
import { MessageBody } from './MessageBody.tsx'
import { useNews } from './use-news.ts'
import { useLanguage, useWords } from './words.ts'

/** A customer's chat window: what they see of the Page, and all they can do. */
export function Phone({ page, customer, onClose }: { page: Page; customer: Customer; onClose: () => void }) {
  const words = useWords()
  const language = useLanguage()
  const { value: messages } = useNews<Message[]>(() => desk.messages(page.id, customer.psid))
  const field = useRef<HTMLInputElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const count = messages?.length ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a message more is what makes it scroll
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [count])
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })

  const say = (message: object) => void desk.say(page.id, customer.psid, message)
  const sendImage = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const dataBase64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    say({
      attachment: {
        type: file.type.startsWith('image/') ? 'image' : 'file',
        name: file.name,
        contentType: file.type,
        dataBase64,
      },
    })
  }
  const open = () => void desk.act(page.id, customer.psid, { kind: 'read' })

  return (
    <section
      data-testid={`phone-${customer.psid}`}
      aria-label={`${customer.name} → ${page.name}`}
      className="flex h-[min(720px,calc(100dvh-9rem))] w-full max-w-96 min-w-72 flex-col overflow-hidden rounded-3xl border-8 border-ink bg-surface shadow-lg"
    >
      <header className="flex items-center gap-2 border-b border-rule px-3 py-2">
        <img src={page.picture} alt="" className="size-9 rounded-full bg-theirs" />
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold">{page.name}</h2>
          <p className="truncate text-xs text-soft">{customer.name}</p>
        </div>
        <button type="button" onClick={open} className="press" data-testid="phone-read">
          {words.customerOpens}
        </button>
        <button type="button" onClick={onClose} aria-label={words.closeWindow} className="p-1 text-soft">
          <CircleX size={18} aria-hidden />
        </button>
      </header>
      <div
        className="flex-1 space-y-1.5 overflow-y-auto px-3 py-3"
        role="log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
        tabIndex={0}
        aria-label={customer.name}
        data-testid="phone-messages"
      >
        {count === 0 && <p className="text-center text-sm text-soft">{words.noMessages}</p>}
        {messages?.map((message) => (
          <div
            key={message.mid}
            data-testid="phone-message"
            data-from={message.from}
            className={`flex flex-col ${message.from === 'customer' ? 'items-end' : 'items-start'}`}
          >
            <div
              className={`max-w-[82%] rounded-2xl px-3 py-1.5 ${message.from === 'customer' ? 'bg-blue text-white' : message.system ? 'bg-page text-sm text-soft italic' : 'bg-theirs'}`}
            >
              <MessageBody message={message} />
            </div>
            {message.quickReplies.length > 0 && (
              <p className="mt-1 flex flex-wrap gap-1">
                {message.quickReplies.map((reply) => (
                  <button
                    key={reply.title}
                    type="button"
                    className="press"
                    onClick={() => say({ text: reply.title, quickReply: { payload: reply.payload } })}
                  >
                    {reply.title}
                  </button>
                ))}
              </p>
            )}
            <time className="px-1 text-[11px] text-soft">{clock.format(message.at)}</time>
          </div>
        ))}
        <div ref={end} />
      </div>
      <form
        className="flex items-center gap-1 border-t border-rule p-2"
        onSubmit={(event) => {
          event.preventDefault()
          const text = field.current?.value.trim()
          if (!text || !field.current) return
          field.current.value = ''
          say({ text })
        }}
      >
        <button
          type="button"
          aria-label={words.sendImage}
          className="p-2 text-blue"
          onClick={() => picker.current?.click()}
        >
          <Image size={20} aria-hidden />
        </button>
        <input
          ref={picker}
          hidden
          type="file"
          data-testid="phone-file"
          onChange={(event) => event.target.files?.[0] && void sendImage(event.target.files[0])}
        />
        <input
          ref={field}
          data-testid="phone-text"
          aria-label={words.writeToPage}
          placeholder={words.writeToPage}
          autoComplete="off"
          className="min-w-0 flex-1 rounded-full bg-page px-4 py-2"
        />
        <button type="submit" aria-label={words.send} data-testid="phone-send" className="p-2 text-blue">
          <Send size={20} aria-hidden />
        </button>
        <button
          type="button"
          aria-label={words.sendSticker}
          data-testid="phone-sticker"
          className="p-2 text-blue"
          onClick={() => say({ sticker: true })}
        >
          <ThumbsUp size={20} aria-hidden />
        </button>
      </form>
    </section>
  )
}
