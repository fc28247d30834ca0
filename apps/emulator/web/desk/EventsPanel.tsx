import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Delivery, State } from '../shapes.ts'
import { Card } from '../ui/Card.tsx'
import { Press } from '../ui/Press.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useNews } from '../use-news.ts'
import { fullTime } from '../when.ts'
import { useLanguage, useWords } from '../words.ts'
import { CallsCard } from './CallsCard.tsx'

const most = 60

/** Every event that went to an app, newest first, with its exact bytes, and sending it once more. */
export function EventsPanel({ state }: { state: State }) {
  const words = useWords()
  const reading = useNews<Delivery[]>(
    desk.deliveries,
    ({ type }) => type === 'webhook' || type === 'world_changed',
  )
  const [appId, setAppId] = useState('')
  const shown = (reading.value ?? [])
    .filter((delivery) => appId === '' || delivery.appId === appId)
    .slice(-most)
    .reverse()
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
      <Card
        id="events"
        title={words.events}
        hint={words.eventsHint}
        action={
          <select
            value={appId}
            aria-label={words.app}
            data-testid="events-app"
            onChange={({ target }) => setAppId(target.value)}
            className="field min-h-8 py-0.5 text-sm"
          >
            <option value="">{words.everyApp}</option>
            {state.apps.map((app) => (
              <option key={app.id} value={app.id}>
                {app.name}
              </option>
            ))}
          </select>
        }
      >
        {!reading.value && <Waiting {...reading} />}
        {reading.value && shown.length === 0 && (
          <p className="text-sm text-soft" data-testid="no-events">
            {words.noEvents}
          </p>
        )}
        <ol className="divide-y divide-rule">
          {shown.map((delivery) => (
            <EventRow key={delivery.id} delivery={delivery} state={state} again={reading.again} />
          ))}
        </ol>
      </Card>
      <CallsCard />
    </div>
  )
}

const looks: Record<Delivery['state'], string> = {
  delivered: 'bg-ok-soft text-ok-ink',
  given_up: 'bg-alert-soft text-alert-ink',
  retrying: 'bg-warn-soft text-warn-ink',
  waiting: 'bg-page text-soft',
  in_flight: 'bg-page text-soft',
}

/** What happened, as the events in the parcel call it. */
function kindsIn({ body, fields }: Delivery): string[] {
  const { entry } = JSON.parse(body) as { entry: Record<string, Record<string, unknown>[] | undefined>[] }
  const events = entry.flatMap((one) => [...(one.messaging ?? []), ...(one.standby ?? [])])
  const kinds = events.flatMap((event) => Object.keys(event).filter((key) => !address.has(key)))
  return [...new Set(kinds.length > 0 ? kinds : fields)]
}
const address = new Set(['sender', 'recipient', 'timestamp'])

function EventRow({ delivery, state, again }: { delivery: Delivery; state: State; again: () => void }) {
  const words = useWords()
  const language = useLanguage()
  const page = state.pages.find(({ id }) => id === delivery.pageId)
  const who = page?.customers.find(({ psid }) => psid === delivery.psid)?.name
  const last = delivery.attempts.at(-1)
  const over = delivery.state !== 'waiting' && delivery.state !== 'in_flight'
  return (
    <li className="py-2" data-testid={`event-${delivery.id}`} data-state={delivery.state}>
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <strong>{kindsIn(delivery).join(', ')}</strong>
        <span className="text-soft">{delivery.channel}</span>
        <span
          className={`rounded-full px-2 text-xs ${looks[delivery.state]}`}
          data-testid={`event-state-${delivery.id}`}
        >
          {words[`state_${delivery.state}`]}
          {last?.status ? ` ${last.status}` : ''}
          {delivery.attempts.length > 1 ? ` · ${delivery.attempts.length}×` : ''}
        </span>
      </p>
      <p className="text-xs text-soft tabular-nums">
        {fullTime(delivery.at, language)} · {[page?.name, who].filter(Boolean).join(' · ')}
      </p>
      <div className="mt-1 flex flex-wrap items-start gap-2">
        <details className="min-w-0 flex-1 basis-48">
          <summary className="py-0.5 text-sm text-blue" data-testid={`event-json-${delivery.id}`}>
            {words.rawJson}
          </summary>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
            tabIndex={0}
            className="max-h-80 overflow-auto rounded-md bg-page p-2 text-xs"
          >
            {JSON.stringify(JSON.parse(delivery.body), null, 2)}
          </pre>
          {delivery.attempts.map((attempt) => (
            <p key={attempt.at} className="text-xs text-soft tabular-nums">
              {fullTime(attempt.at, language)} → {attempt.status ?? attempt.error}
            </p>
          ))}
        </details>
        <Press
          disabled={!over}
          data-testid={`event-again-${delivery.id}`}
          onClick={() => void attempt(desk.deliverAgain(delivery.id)).then(again)}
        >
          <RotateCw size={14} aria-hidden />
          {words.sendAgain}
        </Press>
      </div>
    </li>
  )
}
