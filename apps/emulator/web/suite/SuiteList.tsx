import { useState } from 'react'
import type { Customer, Folder, Page } from '../shapes.ts'
import { useOwnerText } from '../ui/Owner.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { shortTime } from '../when.ts'
import { useLanguage, useWords } from '../words.ts'

/** More rows than this help nobody. */
const most = 100

/** The conversations of a Page by folder, newest first, each with who controls it. */
export function SuiteList({
  page,
  open,
  now,
  onOpen,
}: {
  page: Page
  open: string | null
  now: number
  onOpen: (psid: string) => void
}) {
  const words = useWords()
  const language = useLanguage()
  const ownerText = useOwnerText()
  const [folder, setFolder] = useState<Folder>('inbox')
  const [sought, setSought] = useState('')
  const talking = page.customers.filter((customer) => customer.thread?.last)
  const unreadIn = (one: Folder) =>
    talking.filter(({ thread }) => thread?.folder === one && thread.unread > 0).length
  const shown = talking
    .filter(({ name, thread }) => thread?.folder === folder && plain(name).includes(plain(sought)))
    .sort((a, b) => (b.thread?.updatedAt ?? 0) - (a.thread?.updatedAt ?? 0))
  const preview = ({ thread }: Customer) => {
    const last = thread?.last
    const kind = last?.attachments[0]?.type
    const said =
      last?.text ?? (kind === 'sticker' ? words.sticker : kind === 'template' ? words.template : words.file)
    return last?.from === 'page' ? `${words.you}: ${said}` : said
  }
  return (
    <>
      <Tabs
        id="folder"
        label={words.folders}
        open={folder}
        onOpen={setFolder}
        tabs={[
          { name: 'inbox', title: words.folderMain, count: unreadIn('inbox') },
          { name: 'page_done', title: words.folderDone, count: unreadIn('page_done') },
          { name: 'spam', title: words.folderSpam, count: unreadIn('spam') },
        ]}
      />
      <div
        id="folder-panel"
        role="tabpanel"
        aria-labelledby={`folder-${folder}`}
        className="flex min-h-0 flex-1 flex-col"
      >
        <input
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          aria-label={words.searchPeople}
          placeholder={words.searchPeople}
          data-testid="suite-search"
          className="field m-2"
        />
        <ul className="min-h-0 flex-1 overflow-y-auto">
          {shown.length === 0 && (
            <li className="p-4 text-sm text-soft" data-testid="suite-empty">
              {words.emptyFolder}
            </li>
          )}
          {shown.slice(0, most).map((customer) => (
            <li key={customer.psid}>
              <button
                type="button"
                data-testid={`suite-thread-${customer.psid}`}
                aria-current={customer.psid === open ? 'true' : undefined}
                onClick={() => onOpen(customer.psid)}
                className="flex w-full items-start gap-3 px-3 py-2.5 text-start hover:bg-page aria-[current]:bg-blue-soft"
              >
                <img src={customer.picture} alt="" className="size-10 rounded-full bg-theirs" />
                <span className="min-w-0 flex-1">
                  <span className="flex items-baseline gap-2">
                    <span className="min-w-0 flex-1 truncate font-medium">{customer.name}</span>
                    <time className="shrink-0 text-xs text-soft tabular-nums">
                      {shortTime(customer.thread?.updatedAt ?? now, now, language)}
                    </time>
                  </span>
                  <span className="flex items-center gap-2">
                    <span className="min-w-0 flex-1 truncate text-sm text-soft">{preview(customer)}</span>
                    {(customer.thread?.unread ?? 0) > 0 && (
                      <span className="shrink-0 rounded-full bg-blue px-2 text-xs text-on-blue">
                        {customer.thread?.unread}
                        <span className="sr-only"> {words.unread}</span>
                      </span>
                    )}
                  </span>
                  <span className="block truncate text-xs text-soft" data-testid={`owner-${customer.psid}`}>
                    {customer.thread?.ownerAppId && `${words.owner}: `}
                    {ownerText(customer.thread, now, true)}
                  </span>
                </span>
              </button>
            </li>
          ))}
          {shown.length > most && (
            <li className="p-3 text-center text-sm text-soft">
              {words.andMore} {shown.length - most}
            </li>
          )}
        </ul>
      </div>
    </>
  )
}

const plain = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().trim()
