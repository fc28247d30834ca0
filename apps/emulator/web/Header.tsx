import {
  Columns3,
  Contrast,
  Languages,
  MessageCircle,
  Settings,
  SlidersHorizontal,
  Store,
} from 'lucide-react'
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Go } from './address.ts'
import { switchTheme } from './theme.ts'
import { Press } from './ui/Press.tsx'
import { switchLanguage, useWords } from './words.ts'

/** The ribbon that says this is not the real Facebook, and the way to every screen. */
export function Header({ place, pageId, go }: { place: string; pageId: string | null; go: Go }) {
  const words = useWords()
  const links = [
    { place: 'desk', to: '/', text: words.desk, icon: <SlidersHorizontal size={16} aria-hidden /> },
    { place: 'customer', to: '/customer', text: words.phones, icon: <MessageCircle size={16} aria-hidden /> },
    { place: 'suite', to: `/suite/${pageId}`, text: words.suiteShort, icon: <Store size={16} aria-hidden /> },
    {
      place: 'page',
      to: `/page/${pageId}/settings`,
      text: words.pageSettings,
      icon: <Settings size={16} aria-hidden />,
    },
    { place: 'stage', to: `/stage/${pageId}`, text: words.stage, icon: <Columns3 size={16} aria-hidden /> },
  ]
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule bg-surface px-3 py-1.5">
      <strong
        className="-rotate-2 border-2 border-ribbon bg-ribbon-soft px-2 text-sm tracking-wide whitespace-nowrap text-ribbon"
        data-testid="ribbon"
        title={words.notReal}
      >
        {words.ribbon}
      </strong>
      <span className="hidden text-sm text-soft 2xl:block">{words.notReal}</span>
      <nav
        className="order-last flex w-full min-w-0 gap-1 overflow-x-auto lg:order-none lg:w-auto lg:flex-1"
        aria-label={words.screens}
      >
        {links.map((link) => (
          <NavLink key={link.place} to={link.to} id={`to-${link.place}`} on={place === link.place} go={go}>
            {link.icon}
            {link.text}
          </NavLink>
        ))}
      </nav>
      <span className="ms-auto flex gap-1">
        <button
          type="button"
          className="icon-press"
          onClick={switchTheme}
          aria-label={words.theme}
          title={words.theme}
          data-testid="theme"
        >
          <Contrast size={17} aria-hidden />
        </button>
        <Press className="min-h-8.5" onClick={switchLanguage} data-testid="language">
          <Languages size={16} aria-hidden />
          {words.language}
        </Press>
      </span>
    </header>
  )
}

function NavLink({
  to,
  id,
  on,
  go,
  children,
}: {
  to: string
  id: string
  on: boolean
  go: Go
  children: ReactNode
}) {
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    go(to)
  }
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (on) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [on])
  return (
    <a
      ref={link}
      href={to}
      aria-current={on ? 'page' : undefined}
      onClick={follow}
      data-testid={id}
      className="inline-flex min-h-8.5 shrink-0 items-center gap-1.5 rounded-md px-2.5 text-sm font-medium whitespace-nowrap hover:bg-page aria-[current]:bg-blue-soft aria-[current]:text-blue-ink"
    >
      {children}
    </a>
  )
}
