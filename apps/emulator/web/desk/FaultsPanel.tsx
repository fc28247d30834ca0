import { Trash2, Zap } from 'lucide-react'
import { useState } from 'react'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Fault, State } from '../shapes.ts'
import { Card } from '../ui/Card.tsx'
import { Choice } from '../ui/Choice.tsx'
import { EveryPageChoice } from '../ui/EveryPageChoice.tsx'
import { Press } from '../ui/Press.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useNews } from '../use-news.ts'
import { useWords } from '../words.ts'
import {
  callEffects,
  callKinds,
  type EffectName,
  eventEffects,
  eventKinds,
  type FaultKind,
  type FrequencyName,
  frequencies,
  isEventKind,
} from './fault-choices.ts'

/** Accidents: which are on and how often they struck, and switching another on. */
export function FaultsPanel({ state }: { state: State }) {
  const words = useWords()
  const reading = useNews<Fault[]>(
    desk.faults,
    ({ type }) => type === 'world_changed' || type === 'graph_call' || type === 'webhook',
  )
  const faults = reading.value
  const save = async (next: Fault[]) => {
    if (await attempt(desk.setFaults(next))) reading.again()
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <NewFault state={state} onAdd={(fault) => void save([...(faults ?? []), fault])} />
      <Card
        id="faults"
        title={words.faults}
        hint={words.faultsHint}
        action={
          faults &&
          faults.length > 0 && (
            <Press data-testid="clear-faults" onClick={() => void save([])}>
              {words.clearFaults}
            </Press>
          )
        }
      >
        {!faults && <Waiting {...reading} />}
        {faults?.length === 0 && (
          <p className="text-sm text-soft" data-testid="no-faults">
            {words.noFaults}
          </p>
        )}
        <ul className="divide-y divide-rule">
          {faults?.map((fault, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name, and the first that matches strikes
              key={index}
              className="flex items-center gap-3 py-2"
              data-testid="fault"
            >
              <Zap size={16} aria-hidden className="shrink-0 text-alert" />
              <p className="min-w-0 flex-1 text-sm wrap-anywhere">
                <strong>{nameOfKind(words, fault.kind)}</strong>: {nameOfEffect(words, fault)}
                <span className="block text-soft">
                  {words.struck} {fault.struck ?? 0} / {fault.seen ?? 0}
                </span>
              </p>
              <button
                type="button"
                className="icon-press"
                aria-label={words.removeFault}
                data-testid="remove-fault"
                onClick={() => void save(faults.filter((_, other) => other !== index))}
              >
                <Trash2 size={16} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

type Words = ReturnType<typeof useWords>
const nameOfKind = (words: Words, kind: string) => (words as Record<string, string>)[`kind_${kind}`] ?? kind

/** The words of a fault that was chosen here; of any other its rule as it stands. */
function nameOfEffect(words: Words, { effect }: Fault): string {
  const wanted = JSON.stringify(effect)
  const known = Object.entries({ ...callEffects, ...eventEffects }).find(
    ([, { effect: one }]) => JSON.stringify(one) === wanted,
  )
  if (!known) return wanted
  const [name, { code }] = known
  return `${code ? `${code} · ` : ''}${words[`effect_${name as EffectName}`]}`
}

function NewFault({ state, onAdd }: { state: State; onAdd: (fault: Fault) => void }) {
  const words = useWords()
  const [kind, setKind] = useState<FaultKind>('send')
  const [chosen, setChosen] = useState<EffectName>('other_app_owns')
  const [often, setOften] = useState<FrequencyName>('always')
  const [pageId, setPageId] = useState('')
  const effects: Partial<Record<EffectName, { code: string; effect: object }>> = isEventKind(kind)
    ? eventEffects
    : callEffects
  const names = Object.keys(effects) as EffectName[]
  const name = names.includes(chosen) ? chosen : (names[0] as EffectName)
  const textOf = (one: EffectName) => {
    const code = effects[one]?.code
    return code ? `${code} · ${words[`effect_${one}`]}` : words[`effect_${one}`]
  }
  return (
    <Card id="new-fault" title={words.newFault} hint={words.newFaultHint}>
      <div className="space-y-3">
        <Choice
          id="fault-kind"
          label={words.faultStrikes}
          value={kind}
          options={[...callKinds, ...eventKinds].map((one) => ({ value: one, text: words[`kind_${one}`] }))}
          onChoose={setKind}
        />
        <Choice
          id="fault-effect"
          label={words.faultDoes}
          value={name}
          options={names.map((one) => ({ value: one, text: textOf(one) }))}
          onChoose={setChosen}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Choice
            id="fault-often"
            label={words.faultOften}
            value={often}
            options={(Object.keys(frequencies) as FrequencyName[]).map((one) => ({
              value: one,
              text: words[`often_${one}`],
            }))}
            onChoose={setOften}
          />
          <EveryPageChoice id="fault-page" pages={state.pages} pageId={pageId} onChoose={setPageId} />
        </div>
        <button
          type="button"
          className="press press-main"
          data-testid="add-fault"
          onClick={() =>
            onAdd({
              kind,
              ...frequencies[often],
              ...(pageId === '' ? {} : { match: { pageId } }),
              effect: { ...effects[name]?.effect },
            })
          }
        >
          {words.addFault}
        </button>
      </div>
    </Card>
  )
}
