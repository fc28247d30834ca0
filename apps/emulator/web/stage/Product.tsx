import { ExternalLink, RotateCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { desk } from '../api.ts'
import type { App } from '../shapes.ts'
import { useWords } from '../words.ts'

type Home = Awaited<ReturnType<typeof desk.home>>

/** The inbox of the app that is being tried, in a frame; when it does not let itself be framed, a link to it. */
export function Product({ apps }: { apps: readonly App[] }) {
  const words = useWords()
  const app = apps.find(({ redirectUris }) => redirectUris.length > 0) ?? apps[0]
  const appId = app?.id
  const [home, setHome] = useState<Home | null>(null)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    if (!appId) return
    let gone = false
    desk.home(appId).then(
      (found) => !gone && setHome(found),
      () => !gone && setHome({ url: null, reachable: false, framable: false }),
    )
    return () => {
      gone = true
    }
  }, [appId, tries])

  if (!app) return <p className="p-4 text-sm text-soft">{words.noApps}</p>
  if (!home) return <p className="p-4 text-sm text-soft">{words.loading}</p>
  const why = !home.url
    ? words.noAddress
    : !home.reachable
      ? words.unreachable
      : !home.framable
        ? words.refusesFrame
        : null
  return (
    <section
      aria-label={app.name}
      className="flex h-full min-h-0 flex-col overflow-hidden rounded-lg border border-rule bg-surface"
    >
      <header className="flex items-center gap-2 border-b border-rule px-3 py-1.5">
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">{app.name}</h2>
        {home.url && (
          <a
            href={home.url}
            target="_blank"
            rel="noreferrer"
            data-testid="open-product"
            className="press press-small"
          >
            <ExternalLink size={14} aria-hidden />
            {words.ownWindow}
          </a>
        )}
      </header>
      {why === null && home.url ? (
        <iframe
          title={app.name}
          src={home.url}
          data-testid="product-frame"
          className="min-h-0 flex-1 border-0 bg-white"
        />
      ) : (
        <div className="space-y-3 p-4 text-sm" role="status" data-testid="product-not-shown">
          <p>{why}</p>
          <button
            type="button"
            className="press"
            onClick={() => setTries((count) => count + 1)}
            data-testid="try-again"
          >
            <RotateCw size={15} aria-hidden />
            {words.tryAgain}
          </button>
        </div>
      )}
    </section>
  )
}
