import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useAddress } from './address.ts'
import { desk } from './api.ts'
import { forgetComplaint, useComplaint } from './deeds.ts'
import { DeskScreen } from './desk/DeskScreen.tsx'
import { Header } from './Header.tsx'
import { PhonesScreen } from './phones/PhonesScreen.tsx'
import { SettingsScreen } from './settings/SettingsScreen.tsx'
import type { State } from './shapes.ts'
import { StageScreen } from './stage/StageScreen.tsx'
import { SuiteScreen } from './suite/SuiteScreen.tsx'
import { Waiting } from './ui/Waiting.tsx'
import { changesState, useNews } from './use-news.ts'
import { useWords } from './words.ts'

/** Facebook's side, and the desk above it. */
export function App() {
  const words = useWords()
  const {
    parts: [first, second = null, third = null],
    go,
  } = useAddress()
  const reading = useNews<State>(desk.state, changesState)
  const complaint = useComplaint()
  const state = reading.value
  const place = first === '' || !first ? 'desk' : first
  const named = place === 'desk' || place === 'customer' ? (second?.split(':')[0] ?? null) : second
  const page = state?.pages.find(({ id }) => id === named) ?? state?.pages[0]
  useEffect(() => {
    document.title = `${words.ribbon} · ${words.product}`
  }, [words])
  return (
    <div className="flex h-dvh flex-col">
      <Header place={place} pageId={page?.id ?? null} go={go} />
      {state && reading.failed && (
        <p role="alert" className="bg-alert-soft px-4 py-1 text-sm text-alert-ink" data-testid="lost">
          {words.failed}
        </p>
      )}
      {complaint !== null && (
        <p
          role="alert"
          className="flex items-center gap-2 bg-alert-soft px-4 py-1 text-sm text-alert-ink"
          data-testid="complaint"
        >
          <span className="min-w-0 flex-1">
            {words.refused} {complaint}
          </span>
          <button type="button" className="icon-press" aria-label={words.dismiss} onClick={forgetComplaint}>
            <X size={16} aria-hidden />
          </button>
        </p>
      )}
      <main className="min-h-0 flex-1 overflow-y-auto">
        {!state ? (
          <Waiting failed={reading.failed} again={reading.again} />
        ) : place === 'customer' ? (
          <PhonesScreen state={state} open={second} go={go} />
        ) : place === 'suite' ? (
          <SuiteScreen state={state} pageId={second} psid={third} go={go} />
        ) : place === 'page' ? (
          <SettingsScreen state={state} pageId={second} go={go} />
        ) : place === 'stage' ? (
          <StageScreen state={state} pageId={second} psid={third} go={go} />
        ) : (
          <DeskScreen state={state} panel={second} go={go} />
        )}
      </main>
    </div>
  )
}
