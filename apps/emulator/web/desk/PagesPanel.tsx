import type { Go } from '../address.ts'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { State } from '../shapes.ts'
import { useWords } from '../words.ts'
import { PageCard } from './PageCard.tsx'

/** The Pages of the pretend world. */
export function PagesPanel({ state, go }: { state: State; go: Go }) {
  const words = useWords()
  if (state.pages.length === 0) {
    return (
      <p className="rounded-lg border border-rule bg-surface p-6" data-testid="no-pages">
        {words.noPages}{' '}
        <button
          type="button"
          className="press press-main"
          data-testid="make-demo"
          onClick={() => void attempt(desk.demo())}
        >
          {words.makeDemo}
        </button>
      </p>
    )
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {state.pages.map((page) => (
        <PageCard key={page.id} page={page} go={go} />
      ))}
    </div>
  )
}
