import type { Go } from '../address.ts'
import type { State } from '../shapes.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { useWords } from '../words.ts'
import { AccountsPanel } from './AccountsPanel.tsx'
import { ClockBar } from './ClockBar.tsx'
import { CrowdPanel } from './CrowdPanel.tsx'
import { EventsPanel } from './EventsPanel.tsx'
import { FaultsPanel } from './FaultsPanel.tsx'
import { LedgerPanel } from './LedgerPanel.tsx'
import { PagesPanel } from './PagesPanel.tsx'
import { SwitchesPanel } from './SwitchesPanel.tsx'

const panels = {
  pages: PagesPanel,
  faults: FaultsPanel,
  crowd: CrowdPanel,
  events: EventsPanel,
  ledger: LedgerPanel,
  accounts: AccountsPanel,
  switches: SwitchesPanel,
}
type Panel = keyof typeof panels
const names = Object.keys(panels) as Panel[]

/** Everything from above: time, Pages, faults, what was said to whom, people, and how the platform behaves. */
export function DeskScreen({ state, panel, go }: { state: State; panel: string | null; go: Go }) {
  const words = useWords()
  const open = names.find((name) => name === panel) ?? 'pages'
  const Shown = panels[open]
  return (
    <div className="flex min-h-full flex-col">
      <h1 className="sr-only">{words.desk}</h1>
      <ClockBar clock={state.clock} />
      <Tabs
        id="desk"
        label={words.desk}
        open={open}
        onOpen={(name) => go(name === 'pages' ? '/' : `/desk/${name}`)}
        tabs={names.map((name) => ({ name, title: words[`desk_${name}`] }))}
      />
      <div
        id="desk-panel"
        role="tabpanel"
        aria-labelledby={`desk-${open}`}
        className="mx-auto w-full max-w-6xl flex-1 space-y-4 p-4"
      >
        <Shown state={state} go={go} />
      </div>
    </div>
  )
}
