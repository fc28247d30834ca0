import type { ConversationView, MemberView, MessageView } from '@lienmach/contract'
import { ArrowDown } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import type { Thread } from '../../entities/thread.ts'
import { useTimes } from '../../entities/workspace.ts'
import { Button, cx } from '../../ui/index.ts'
import { Bubble } from './Bubble.tsx'
import { Mark } from './Mark.tsx'
import { showsMark } from './marks.ts'
import { daysOf, firstUnread, type Group } from './timeline-model.ts'
import { useLongPressMenu } from './use-long-press-menu.ts'

export interface TimelineProps {
  conversation: ConversationView
  thread: Thread
  name: string
  members: ReadonlyMap<string, MemberView>
  /** Replies that this browser holds and the server has not confirmed. */
  pending: ReactNode
  pendingCount: number
  /** A message to be shown and lit up, after a search or a press on a quote. */
  target: string | null
  menuOf: (message: MessageView) => ReactNode
  cardOf: (message: MessageView) => ReactNode
  onOlder: () => Promise<void>
  /** More of what came after, when the thread does not reach the newest message. */
  onNewer: () => Promise<void>
  /** Leaves this stretch for the newest messages. */
  onNewest: () => void
  onQuote: (messageId: string) => void
  /** The last message was in sight for a while, in a tab that is looked at. */
  onSeen: (messageId: string) => void
}

const nearBottom = 80
const seenAfter = 800

/** What was said, in order. Scrolls by itself only for a reader who stands at the end. */
export function Timeline(props: TimelineProps) {
  const { conversation, thread, members, target } = props
  const t = useTranslations('conversation.timeline')
  const times = useTimes()
  const scroller = useRef<HTMLDivElement>(null)
  useLongPressMenu(scroller)
  const [atBottom, setAtBottom] = useState(thread.next === null)
  const [missed, setMissed] = useState(0)
  const [loadingOlder, setLoadingOlder] = useState(false)
  const loadingNewer = useRef(false)
  const isWhole = thread.next === null
  const days = useMemo(() => daysOf(thread.messages, times.dateKey), [thread.messages, times])
  const newest = thread.messages.at(-1)
  const count = thread.messages.length + props.pendingCount

  // Where "new" begins is fixed when the conversation is opened and stays until it is left.
  const [divider] = useState(() => firstUnread(thread.messages, conversation.unreadCount))

  const toBottom = useCallback(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [])

  useLayoutEffect(() => {
    const box = scroller.current
    toBottom()
    const mark = target ? document.getElementById(`message-${target}`) : box?.querySelector('[data-divider]')
    if (!box || !mark) return
    // The end is in sight already when everything new fits on the screen.
    const isAbove = mark.getBoundingClientRect().top < box.getBoundingClientRect().top
    if (target || isAbove) mark.scrollIntoView({ block: target ? 'center' : 'start' })
  }, [target, toBottom])

  const before = useRef({
    count,
    newest: newest?.id,
    isWhole,
    height: 0,
    top: 0,
    oldest: thread.messages[0]?.id,
  })
  useLayoutEffect(() => {
    const box = scroller.current
    const was = before.current
    if (box && thread.messages[0]?.id !== was.oldest && was.height > 0) {
      // Older messages came in above: what was being read stays under the eye.
      box.scrollTop = was.top + (box.scrollHeight - was.height)
    } else if (atBottom && count !== was.count) {
      toBottom()
    } else if (newest?.id !== was.newest && newest?.direction === 'in' && was.isWhole && !atBottom) {
      setMissed((n) => n + 1)
    }
    before.current = {
      count,
      newest: newest?.id,
      isWhole,
      height: box?.scrollHeight ?? 0,
      top: box?.scrollTop ?? 0,
      oldest: thread.messages[0]?.id,
    }
  }, [count, newest, atBottom, isWhole, thread.messages, toBottom])

  // Whoever stands at the end stays there when a card, a banner or the composer takes room.
  const stays = useRef(isWhole)
  useEffect(() => {
    const box = scroller.current
    if (!box?.firstElementChild) return
    const observer = new ResizeObserver(() => stays.current && toBottom())
    observer.observe(box)
    observer.observe(box.firstElementChild)
    return () => observer.disconnect()
  }, [toBottom])

  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    before.current.top = box.scrollTop
    before.current.height = box.scrollHeight
    const bottom = box.scrollHeight - box.scrollTop - box.clientHeight < nearBottom
    // The end of a stretch after a jump is not the end of the conversation.
    stays.current = bottom && isWhole
    setAtBottom(bottom && isWhole)
    if (bottom && isWhole) setMissed(0)
    if (bottom && !isWhole) void newer()
    if (box.scrollTop < 200 && thread.previous !== null && !loadingOlder) void older()
  }

  const older = async () => {
    setLoadingOlder(true)
    await props.onOlder().finally(() => setLoadingOlder(false))
  }

  const newer = async () => {
    if (loadingNewer.current) return
    loadingNewer.current = true
    await props.onNewer().finally(() => {
      loadingNewer.current = false
    })
  }

  const { onSeen } = props
  const lastIn = thread.messages.findLast((message) => message.direction === 'in')?.id
  useEffect(() => {
    if (!atBottom || lastIn === undefined || conversation.unreadCount === 0) return
    let timer: number | undefined
    const watch = () => {
      window.clearTimeout(timer)
      if (document.visibilityState === 'visible' && document.hasFocus())
        timer = window.setTimeout(() => onSeen(lastIn), seenAfter)
    }
    watch()
    window.addEventListener('focus', watch)
    document.addEventListener('visibilitychange', watch)
    return () => {
      window.clearTimeout(timer)
      window.removeEventListener('focus', watch)
      document.removeEventListener('visibilitychange', watch)
    }
  }, [atBottom, lastIn, conversation.unreadCount, onSeen])

  const authorOf = (group: Group): string | null => {
    if (group.side !== 'out') return null
    switch (group.source) {
      case 'agent':
        return members.get(group.authorId ?? '')?.name ?? null
      case 'meta_inbox':
        // The platform's records do not say who spoke for the Page.
        if (group.messages.every((message) => message.origin === 'import')) return t('fromPast')
        return group.messages.some((message) => message.aiGenerated) ? t('fromMetaAi') : t('fromMeta')
      case 'other_app':
        return t('fromOtherApp')
      case 'flow':
        return t('fromFlow')
      default:
        return null
    }
  }
  const { historyCut } = conversation
  const beginning = historyCut > 0 ? t('cut', { n: historyCut }) : t('beginning')
  const outgoing = thread.messages.filter((message) => message.delivery !== null)

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        onScroll={onScroll}
        role="log"
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
        tabIndex={0}
        aria-label={t('label', { name: props.name })}
        data-testid="timeline"
        className="h-full overflow-y-auto overscroll-contain px-4 pb-2 [overflow-anchor:none]"
      >
        <div className="mx-auto flex min-h-full max-w-4xl flex-col justify-end">
          {thread.previous !== null ? (
            <p className="py-2 text-center">
              <Button tone="quiet" size="sm" busy={loadingOlder} onClick={() => void older()}>
                {loadingOlder ? t('loadingOlder') : t('loadOlder')}
              </Button>
            </p>
          ) : (
            <p className="py-4 text-center text-caption text-fg-3">
              {thread.messages.length === 0 ? t('empty') : beginning}
            </p>
          )}
          {days.map((day) => (
            <section key={day.date} className="[contain-intrinsic-size:auto_600px] [content-visibility:auto]">
              <h3 className="sticky top-1 z-10 my-2 text-center">
                <span className="rounded-full border border-line bg-bg px-2.5 py-0.5 text-caption text-fg-2">
                  {times.day(day.at, serverNow())}
                </span>
              </h3>
              {day.groups.map((group) => {
                const author = authorOf(group)
                return (
                  <div key={group.key} className="mb-3 space-y-0.5">
                    {author !== null && <p className="px-1 text-end text-caption text-fg-3">{author}</p>}
                    {group.messages.map((message, index) => {
                      const last = index === group.messages.length - 1
                      return (
                        <div
                          key={
                            message.clientMessageId === null
                              ? message.id
                              : `${message.clientMessageId}/${message.id}`
                          }
                        >
                          {message.id === divider && (
                            <p
                              data-divider
                              className="my-2 flex items-center gap-3 text-caption text-danger before:h-px before:flex-1 before:bg-current after:h-px after:flex-1 after:bg-current"
                            >
                              {t('newMessages')}
                            </p>
                          )}
                          {group.side === 'system' ? (
                            <p className="mx-auto max-w-md py-1 text-center text-caption text-fg-3">
                              {message.text}
                            </p>
                          ) : (
                            <Bubble
                              message={message}
                              first={index === 0}
                              last={last}
                              time={times.clock(message.at)}
                              fullTime={times.full(message.at)}
                              flash={message.id === target}
                              onQuote={props.onQuote}
                              menu={props.menuOf(message)}
                              mark={
                                showsMark(message, outgoing.slice(outgoing.indexOf(message) + 1)) ? (
                                  <Mark
                                    message={message}
                                    clock={times.clock}
                                    readAt={conversation.readUntil}
                                  />
                                ) : null
                              }
                            />
                          )}
                          {props.cardOf(message)}
                        </div>
                      )
                    })}
                  </div>
                )
              })}
            </section>
          ))}
          {props.pending}
        </div>
      </div>
      {(!atBottom || !isWhole) && (
        <button
          type="button"
          data-testid="to-newest"
          onClick={isWhole ? toBottom : props.onNewest}
          className={cx(
            'absolute end-4 bottom-3 flex min-h-9 items-center gap-1.5 rounded-full bg-bg px-3 text-label text-fg shadow-layer pointer-coarse:min-h-11',
            missed > 0 && 'bg-accent text-on-accent',
          )}
        >
          <ArrowDown size={16} aria-hidden />
          {t('toNewest', { n: missed })}
        </button>
      )}
    </div>
  )
}
