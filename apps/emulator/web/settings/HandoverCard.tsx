import { systemApps } from '../../src/world/system-apps.ts'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Page, State } from '../shapes.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../words.ts'
import { AppChoice } from './AppChoice.tsx'

/** The older Handover Protocol: one primary receiver, everybody else secondary. */
export function HandoverCard({ state, page }: { state: State; page: Page }) {
  const words = useWords()
  if (page.mode === 'routing') {
    return (
      <Card id="handover" title={words.handover} hint={words.handoverHint}>
        <p className="text-sm text-soft" data-testid="handover-replaced">
          {words.handoverReplaced}
        </p>
      </Card>
    )
  }
  const on = page.mode === 'handover'
  const choose = (appId: string | null) =>
    void attempt(
      desk.changePage(
        page.id,
        appId === null ? { mode: 'zero_config' } : { mode: 'handover', primaryAppId: appId },
      ),
    )
  const inbox = {
    id: systemApps.inbox,
    name: words.pageInbox,
    live: true,
    redirectUris: [],
    webhook: null,
    features: [],
  }
  return (
    <Card id="handover" title={words.handover} hint={words.handoverHint}>
      <h3 className="mb-1 text-sm font-semibold">{words.primaryReceiver}</h3>
      <AppChoice
        apps={[...state.apps, inbox]}
        value={on ? page.primaryAppId : null}
        name="primary-app"
        none={words.noReceiver}
        onChoose={choose}
      />
    </Card>
  )
}
