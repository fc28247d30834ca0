import { Ban, Eye, Image, MessagesSquare, ThumbsUp, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { desk } from '../api.ts'
import { Chat } from '../chat/Chat.tsx'
import { attempt } from '../deeds.ts'
import type { Customer, Message, Page } from '../shapes.ts'
import { Press } from '../ui/Press.tsx'
import { useNews } from '../use-news.ts'
import { useWords } from '../words.ts'
import { burst } from './burst.ts'
import { Reactions } from './Reactions.tsx'
import { useTellTyping } from './use-tell-typing.ts'

/** A customer's chat window: what they see of the Page, and all they can do. */
export function Phone({
  page,
  customer,
  now,
  onClose,
}: {
  page: Page
  customer: Customer
  now: number
  onClose?: () => void
}) {
  const words = useWords()
  const picker = useRef<HTMLInputElement>(null)
  const [left, setLeft] = useState(0)
  const { psid } = customer
  const reading = useNews<Message[]>(
    () => desk.messages(page.id, psid),
    (news) => news.type === 'world_changed' || (news.psid === psid && news.type.startsWith('message')),
  )
  const act = (event: object) => void attempt(desk.act(page.id, psid, event))
  const say = (message: object) => void attempt(desk.say(page.id, psid, message))
  const tellTyping = useTellTyping((on) => act({ kind: 'typing', on }))

  const sendFile = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const dataBase64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    const type = /^(image|video|audio)\//.exec(file.type)?.[1] ?? 'file'
    say({ attachment: { type, name: file.name, contentType: file.type, dataBase64 } })
  }
  const newest = reading.value?.at(-1)

  return (
    <section
      data-testid={`phone-${psid}`}
      aria-label={`${customer.name} → ${page.name}`}
      className="flex h-full min-h-0 w-full min-w-0 flex-col overflow-hidden rounded-3xl border-6 border-edge bg-surface shadow-lg"
    >
      <header className="border-b border-rule px-3 pt-2 pb-1">
        <div className="flex items-center gap-2">
          <img src={page.picture} alt="" className="size-9 rounded-full bg-theirs" />
          <div className="min-w-0 flex-1">
            <h2 className="truncate leading-5 font-semibold">{page.name}</h2>
            <p className="truncate text-xs text-soft">
              {words.windowOf} {customer.name}
            </p>
          </div>
          {onClose && (
            <button
              type="button"
              onClick={onClose}
              aria-label={`${words.closeWindow}: ${customer.name}`}
              data-testid={`phone-close-${psid}`}
              className="icon-press"
            >
              <X size={18} aria-hidden />
            </button>
          )}
        </div>
        <div className="mt-1 flex flex-wrap gap-1">
          <Press onClick={() => act({ kind: 'read' })} data-testid="phone-read">
            <Eye size={14} aria-hidden />
            {words.customerOpens}
          </Press>
          <Press
            disabled={left > 0 || customer.unreachable}
            onClick={() => void burst(page.id, psid, setLeft)}
            className="tabular-nums"
            data-testid="phone-burst"
          >
            <MessagesSquare size={14} aria-hidden />
            {left > 0 ? `${words.burstLeft} ${left}` : words.burst}
          </Press>
          <Press
            aria-pressed={customer.unreachable}
            onClick={() => act({ kind: customer.unreachable ? 'unblock' : 'block' })}
            data-testid="phone-block"
          >
            <Ban size={14} aria-hidden />
            {customer.unreachable ? words.unblock : words.block}
          </Press>
        </div>
      </header>
      <Chat
        id="phone"
        side="customer"
        page={page}
        customer={customer}
        now={now}
        reading={reading}
        receipt={() => (customer.thread?.unread === 0 ? words.seen : words.sent)}
        placeholder={words.writeToPage}
        closed={customer.unreachable ? words.blocked : null}
        onSend={(text) => say({ text })}
        onTyping={tellTyping}
        onTap={(message, button) => act({ kind: 'postback', mid: message.mid, ...button })}
        messageTools={(message) => (
          <>
            {message.from === 'page' && !message.system && (
              <Reactions
                mine={message.reactions.find((reaction) => reaction.by === 'customer')?.emoji ?? null}
                onReact={(emoji) => act({ kind: 'reaction', mid: message.mid, emoji })}
              />
            )}
          </>
        )}
        tools={
          <>
            <button
              type="button"
              aria-label={words.sendImage}
              title={words.sendImage}
              className="icon-press text-blue"
              data-testid="phone-image"
              onClick={() => picker.current?.click()}
            >
              <Image size={20} aria-hidden />
            </button>
            <input
              ref={picker}
              hidden
              type="file"
              data-testid="phone-file"
              onChange={({ target }) => {
                if (target.files?.[0]) void sendFile(target.files[0])
                target.value = ''
              }}
            />
          </>
        }
        besideField={
          <button
            type="button"
            aria-label={words.sendSticker}
            title={words.sendSticker}
            data-testid="phone-sticker"
            className="icon-press text-blue"
            onClick={() => say({ sticker: true })}
          >
            <ThumbsUp size={20} aria-hidden />
          </button>
        }
      />
      {newest && newest.quickReplies.length > 0 && (
        <p className="flex flex-wrap justify-center gap-1 border-t border-rule p-2">
          {newest.quickReplies.map((reply) => (
            <Press
              key={`${reply.title}-${reply.payload}`}
              data-testid="quick-reply"
              onClick={() => say({ text: reply.title, quickReply: { payload: reply.payload } })}
            >
              {reply.title}
            </Press>
          ))}
        </p>
      )}
    </section>
  )
}
