import { useState } from 'react'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Crowd, State } from '../shapes.ts'
import { Card } from '../ui/Card.tsx'
import { Choice } from '../ui/Choice.tsx'
import { EveryPageChoice } from '../ui/EveryPageChoice.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useNews } from '../use-news.ts'
import { useWords } from '../words.ts'

const paces = { day: null, slow: 1, brisk: 10, rush: 50 } as const
type Pace = keyof typeof paces
const sizes = ['30', '300', '1000', '5000'] as const

/** Many customers at once, to fill an inbox or to load it. */
export function CrowdPanel({ state }: { state: State }) {
  const words = useWords()
  const [size, setSize] = useState<(typeof sizes)[number]>('300')
  const [pace, setPace] = useState<Pace>('brisk')
  const [pageId, setPageId] = useState('')
  const reading = useNews<Crowd>(desk.crowd, ({ type }) => type === 'message' || type === 'world_changed')
  const crowd = reading.value
  const start = async () => {
    const order = {
      customers: Number(size),
      ...(paces[pace] === null ? {} : { perSecond: paces[pace] }),
      ...(pageId === '' ? {} : { pages: [pageId] }),
    }
    if (await attempt(desk.startCrowd(order))) reading.again()
  }
  const stop = async () => {
    if (await attempt(desk.stopCrowd())) reading.again()
  }
  if (!crowd) return <Waiting {...reading} />
  return (
    <Card id="crowd" title={words.desk_crowd} hint={words.crowdHint}>
      {crowd.running ? (
        <div className="space-y-3">
          <p data-testid="crowd-progress" className="tabular-nums">
            {words.crowdArrived} {crowd.arrived} / {crowd.customers} · {words.crowdDone} {actsOf(crowd)}
          </p>
          <progress
            aria-label={words.crowdArrived}
            value={crowd.arrived}
            max={crowd.customers}
            className="h-2 w-full accent-blue"
          />
          <button type="button" className="press" data-testid="stop-crowd" onClick={() => void stop()}>
            {words.stopCrowd}
          </button>
        </div>
      ) : (
        <div className="space-y-3">
          <div className="grid gap-3 sm:grid-cols-3">
            <Choice
              id="crowd-size"
              label={words.customers}
              value={size}
              options={sizes.map((value) => ({ value, text: value }))}
              onChoose={setSize}
            />
            <Choice
              id="crowd-pace"
              label={words.crowdPace}
              value={pace}
              options={(Object.keys(paces) as Pace[]).map((value) => ({
                value,
                text: words[`pace_${value}`],
              }))}
              onChoose={setPace}
            />
            <EveryPageChoice id="crowd-page" pages={state.pages} pageId={pageId} onChoose={setPageId} />
          </div>
          <button
            type="button"
            className="press press-main"
            data-testid="start-crowd"
            onClick={() => void start()}
          >
            {words.startCrowd}
          </button>
          {crowd.customers !== undefined && (
            <p className="text-sm text-soft tabular-nums" data-testid="crowd-ended">
              {words.crowdEnded} {crowd.arrived} / {crowd.customers}
            </p>
          )}
        </div>
      )}
    </Card>
  )
}

const actsOf = ({ done }: Crowd) => Object.values(done ?? {}).reduce((sum, count) => sum + count, 0)
