import { desk } from '../api.ts'
import type { LedgerEntry, State } from '../shapes.ts'
import { Card } from '../ui/Card.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useNews } from '../use-news.ts'
import { fullTime } from '../when.ts'
import { useLanguage, useWords } from '../words.ts'

const most = 100

/** Every send the platform accepted, newest first: the judge of what was really delivered, and how often. */
export function LedgerPanel({ state }: { state: State }) {
  const words = useWords()
  const language = useLanguage()
  const reading = useNews<LedgerEntry[]>(
    desk.ledger,
    ({ type }) => type === 'message' || type === 'world_changed',
  )
  const newest = (reading.value ?? []).slice(-most).reverse()
  const nameOf = (entry: LedgerEntry) => {
    const page = state.pages.find(({ id }) => id === entry.pageId)
    return {
      page: page?.name ?? entry.pageId,
      customer: page?.customers.find(({ psid }) => psid === entry.psid)?.name ?? entry.psid ?? '',
      app: state.apps.find(({ id }) => id === entry.appId)?.name ?? entry.appId,
    }
  }
  return (
    <Card id="ledger" title={words.ledger} hint={words.ledgerHint}>
      {!reading.value && <Waiting {...reading} />}
      {reading.value && newest.length === 0 && (
        <p className="text-sm text-soft" data-testid="ledger-empty">
          {words.ledgerEmpty}
        </p>
      )}
      <ol className="divide-y divide-rule">
        {newest.map((entry) => {
          const { page, customer, app } = nameOf(entry)
          return (
            <li key={entry.mid} className="py-2 text-sm" data-testid="ledger-entry">
              <p className="wrap-anywhere">
                <span className="me-2 text-soft tabular-nums">#{entry.order}</span>
                {entry.text ?? words.noText}
              </p>
              <p className="text-xs text-soft tabular-nums">
                {fullTime(entry.at, language)} · {app} · {page} → {customer}
              </p>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
