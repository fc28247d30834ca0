import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Page, State } from '../shapes.ts'
import { Card } from '../ui/Card.tsx'
import { Switch } from '../ui/Switch.tsx'
import { useWords } from '../words.ts'

/** Which apps may take a conversation that another app or the inbox has. */
export function AdvancedMessagingCard({ state, page }: { state: State; page: Page }) {
  const words = useWords()
  return (
    <Card id="advanced-messaging" title={words.advancedMessaging} hint={words.advancedHint}>
      {state.apps.length === 0 && <p className="text-sm text-soft">{words.noApps}</p>}
      {state.apps.map((app) => {
        const connected = page.subscriptions.some(({ appId }) => appId === app.id)
        return (
          <Switch
            key={app.id}
            id={`take-control-${app.id}`}
            label={`${words.takeControl}: ${app.name}`}
            hint={connected ? words.connected : words.notConnected}
            on={page.takeControl.includes(app.id)}
            onChange={(on) => {
              const others = page.takeControl.filter((id) => id !== app.id)
              void attempt(desk.changePage(page.id, { takeControl: on ? [...others, app.id] : others }))
            }}
          />
        )
      })}
    </Card>
  )
}
