import { useState } from 'react'
import { modeRules } from '../../src/world/page-mode.ts'
import { systemApps } from '../../src/world/system-apps.ts'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Page, State } from '../shapes.ts'
import { Card } from '../ui/Card.tsx'
import { Choice } from '../ui/Choice.tsx'
import { useWords } from '../words.ts'
import { AppChoice } from './AppChoice.tsx'

/** Conversation Routing: once it is on, nobody can switch it off here. */
export function RoutingCard({ state, page }: { state: State; page: Page }) {
  const words = useWords()
  const on = page.mode === 'routing'
  const { routes } = modeRules[page.mode]
  const saved = page.defaultAppId === systemApps.inbox ? null : page.defaultAppId
  const [chosen, setChosen] = useState<string | null | undefined>(undefined)
  const app = chosen === undefined ? saved : chosen
  const save = async () => {
    if (await attempt(desk.changePage(page.id, { mode: 'routing', defaultAppId: app }))) setChosen(undefined)
  }
  return (
    <Card id="routing" title={words.routing} hint={words.routingHint}>
      <p className="mb-3 flex flex-wrap items-center gap-2">
        <strong
          data-testid="routing-state"
          className={`rounded-full px-3 text-sm ${on ? 'bg-ok-soft text-ok-ink' : 'bg-warn-soft text-warn-ink'}`}
        >
          {on ? words.isOn : words.isOff}
        </strong>
        {on && <span className="text-sm text-soft">{words.routingStaysOn}</span>}
      </p>
      <h3 className="mb-1 text-sm font-semibold">{words.defaultApp}</h3>
      <AppChoice
        apps={state.apps}
        value={on || chosen !== undefined ? app : saved}
        name="default-app"
        none={words.pageInbox}
        onChoose={setChosen}
      />
      <button
        type="button"
        data-testid="save-routing"
        disabled={on && (chosen === undefined || chosen === saved)}
        className="press press-main mt-3"
        onClick={() => void save()}
      >
        {on ? words.save : words.configureMessenger}
      </button>
      {routes.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-sm font-semibold">{words.entryPoints}</h3>
          <div className="grid gap-3 sm:grid-cols-3">
            {routes.map((point) => (
              <Choice
                key={point}
                id={`route-${point}`}
                label={words[`route_${point}`]}
                value={page.routes[point] ?? ''}
                options={[
                  { value: '', text: words.asDefault },
                  ...state.apps.map(({ id, name }) => ({ value: id, text: name })),
                ]}
                onChoose={(value) => {
                  const { [point]: _old, ...rest } = page.routes
                  const next = value === '' ? rest : { ...rest, [point]: value }
                  void attempt(desk.changePage(page.id, { routes: next }))
                }}
              />
            ))}
          </div>
        </>
      )}
    </Card>
  )
}
