import { Languages } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { DeskScreen } from './DeskScreen.tsx'
import { desk, type State } from './desk.ts'
import { PhonesScreen } from './PhonesScreen.tsx'
import { SuiteScreen } from './SuiteScreen.tsx'
import { useNews } from './use-news.ts'
import { switchLanguage, useWords } from './words.ts'

/** Facebook's side, and the desk above it. The ribbon says everywhere that this is not the real one. */
export function App() {
  const words = useWords()
  const [path, setPath] = useState(location.pathname)
  const { value: state, failed, again } = useNews<State>(desk.state)
  const go = useCallback((to: string) => {
    history.pushState(null, '', to)
    setPath(to)
  }, [])
  useEffect(() => {
    const back = () => setPath(location.pathname)
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [])

  const [, place, first = null, second = null] = path.split('/').map(decodeURIComponent)
  const page = state?.pages.find((one) => one.id === first)
  return (
    <div className="flex min-h-full flex-col">
      <header className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule bg-surface px-4 py-1">
        <strong
          className="-rotate-2 border-2 border-ribbon bg-ribbon-soft px-2 text-sm tracking-wide text-ribbon"
          data-testid="ribbon"
        >
          {words.ribbon}
        </strong>
        <span className="font-semibold">{words.product}</span>
        <nav className="flex gap-1" aria-label={words.product}>
          <NavLink to="/" on={place === ''} go={go}>
            {words.desk}
          </NavLink>
          <NavLink to="/customer" on={place === 'customer'} go={go}>
            {words.phones}
          </NavLink>
          {state?.pages[0] && (
            <NavLink to={`/suite/${page?.id ?? state.pages[0].id}`} on={place === 'suite'} go={go}>
              {words.suite}
            </NavLink>
          )}
        </nav>
        <span className="hidden flex-1 text-end text-sm text-soft lg:block">{words.notReal}</span>
        <button
          type="button"
          className="press ms-auto flex items-center gap-2 lg:ms-0"
          onClick={switchLanguage}
          data-testid="language"
        >
          <Languages size={16} aria-hidden />
          {words.language}
        </button>
      </header>
      {failed && (
        <p role="alert" className="bg-alert px-4 py-1 text-sm text-white">
          {words.failed}
        </p>
      )}
      <main className="min-h-0 flex-1">
        {state &&
          (place === 'customer' ? (
            <PhonesScreen state={state} open={first} go={go} />
          ) : place === 'suite' && page ? (
            <SuiteScreen page={page} psid={second} go={go} />
          ) : (
            <DeskScreen state={state} go={go} again={again} />
          ))}
      </main>
    </div>
  )
}

function NavLink({
  to,
  on,
  go,
  children,
}: {
  to: string
  on: boolean
  go: (path: string) => void
  children: string
}) {
  return (
    <a
      href={to}
      aria-current={on ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault()
        go(to)
      }}
      className="rounded-md px-3 py-1 text-sm font-medium hover:bg-page aria-[current]:bg-blue-soft aria-[current]:text-blue"
    >
      {children}
    </a>
  )
}
