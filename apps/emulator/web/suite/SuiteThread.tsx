import { ArrowLeft, CircleCheckBig, Hand, Inbox, OctagonAlert } from 'lucide-react'
import { useEffect } from 'react'
import { desk } from '../api.ts'
import { Chat } from '../chat/Chat.tsx'
import { attempt } from '../deeds.ts'
import type { Customer, Folder, Message, Page } from '../shapes.ts'
import { useOwnerText } from '../ui/Owner.tsx'
import { Press } from '../ui/Press.tsx'
import { useNews } from '../use-news.ts'
import { useWords } from '../words.ts'

/** One conversation in Meta's inbox. Answering here, or moving it to Main, takes it from whoever had it. */
export function SuiteThread({
  page,
  customer,
  now,
  onBack,
}: {
  page: Page
  customer: Customer
  now: number
  onBack?: () => void
}) {
  const words = useWords()
  const ownerText = useOwnerText()
  const { psid, thread } = customer
  const reading = useNews<Message[]>(
    () => desk.messages(page.id, psid),
    (news) => news.type === 'world_changed' || (news.psid === psid && news.type.startsWith('message')),
  )
  const unread = thread?.unread ?? 0
  useEffect(() => {
    if (unread > 0) void attempt(desk.look(page.id, psid))
  }, [unread, page.id, psid])

  const folder = thread?.folder ?? 'inbox'
  const move = (to: Folder) => void attempt(desk.move(page.id, psid, to))
  const spoken = reading.value?.findLast((message) => message.from === 'page')
  const event = (kind: string) => void attempt(desk.act(page.id, psid, { kind }))

  return (
    <section className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface" aria-label={customer.name}>
      <header className="space-y-2 border-b border-rule px-3 py-2">
        <div className="flex items-center gap-2">
          {onBack && (
            <button
              type="button"
              className="icon-press md:hidden"
              onClick={onBack}
              aria-label={words.back}
              data-testid="suite-back"
            >
              <ArrowLeft size={18} aria-hidden />
            </button>
          )}
          <img src={customer.picture} alt="" className="size-9 rounded-full bg-theirs" />
          <div className="min-w-0 flex-1">
            <h2 className="truncate leading-5 font-semibold">{customer.name}</h2>
            <p className="text-sm leading-5 text-soft">
              {thread?.ownerAppId && `${words.owner}: `}
              <strong className="font-semibold text-ink" data-testid="suite-owner">
                {ownerText(thread, now)}
              </strong>
            </p>
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          {folder !== 'page_done' && (
            <Press data-testid="move-to-done" onClick={() => move('page_done')}>
              <CircleCheckBig size={15} aria-hidden />
              {words.moveToDone}
            </Press>
          )}
          <Press data-testid="move-to-main" onClick={() => move('inbox')}>
            <Inbox size={15} aria-hidden />
            {words.moveToMain}
          </Press>
          {folder !== 'spam' && (
            <Press data-testid="move-to-spam" onClick={() => move('spam')}>
              <OctagonAlert size={15} aria-hidden />
              {words.moveToSpam}
            </Press>
          )}
          {spoken?.aiGenerated && (
            <>
              <Press data-testid="respond-yourself" onClick={() => event('ai_taken_over')}>
                <Hand size={15} aria-hidden />
                {words.respondYourself}
              </Press>
              <Press data-testid="ai-hands-over" onClick={() => event('ai_hands_over')}>
                {words.aiHandsOver}
              </Press>
            </>
          )}
        </div>
      </header>
      <Chat
        id="suite"
        side="page"
        page={page}
        customer={customer}
        now={now}
        reading={reading}
        receipt={(message) =>
          message.readAt !== null ? words.seen : message.deliveredAt !== null ? words.delivered : words.sent
        }
        placeholder={`${words.replyAs} ${page.name}…`}
        closed={page.highVolume ? words.tooManyClosed : null}
        onSend={(text) => void attempt(desk.answer(page.id, psid, text))}
      />
    </section>
  )
}
