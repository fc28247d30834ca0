import { useState } from 'react'
import { defaultSwitches, switchChoices } from '../../src/world/switches.ts'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import { Card } from '../ui/Card.tsx'
import { Switch } from '../ui/Switch.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useNews } from '../use-news.ts'
import { switchWords } from '../words/switches.ts'
import { useLanguage, useWords } from '../words.ts'

/** What Meta's documents leave open, and every number they give; each with what it means. */
export function SwitchesPanel() {
  const words = useWords()
  const language = useLanguage()
  const [sought, setSought] = useState('')
  const reading = useNews<Record<string, unknown>>(desk.switches, ({ type }) => type === 'world_changed')
  const meaning = (name: string) => switchWords[name]?.[language] ?? ''
  const shown = Object.entries(reading.value ?? {}).filter(([name]) =>
    `${name} ${meaning(name)}`.toLowerCase().includes(sought.toLowerCase().trim()),
  )
  return (
    <Card
      id="switches"
      title={words.desk_switches}
      hint={words.switchesHint}
      action={
        <input
          type="search"
          value={sought}
          onChange={({ target }) => setSought(target.value)}
          aria-label={words.searchSwitch}
          placeholder={words.searchSwitch}
          data-testid="search-switch"
          className="field w-full sm:w-64"
        />
      }
    >
      {!reading.value && <Waiting {...reading} />}
      {reading.value && shown.length === 0 && <p className="text-sm text-soft">{words.noSwitch}</p>}
      <ul className="grid gap-x-8 lg:grid-cols-2">
        {shown.map(([name, value]) => (
          <li key={name} className="min-w-0 border-t border-rule py-1">
            <Knob
              name={name}
              hint={meaning(name)}
              value={value}
              choices={(switchChoices as Record<string, readonly (string | number)[]>)[name]}
              onChange={(next) => void attempt(desk.setSwitch(name, next))}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What is written with commas between, in the kind of things that the switch lists. */
function readList(name: string, text: string): (string | number)[] {
  const parts = text.split(',').map((part) => part.trim())
  const standard = (defaultSwitches as Record<string, unknown>)[name]
  const lists = Array.isArray(standard) ? typeof standard[0] : 'string'
  return parts.filter((part) => part !== '').map((part) => (lists === 'number' ? Number(part) : part))
}

function Knob({
  name,
  hint,
  value,
  choices,
  onChange,
}: {
  name: string
  hint: string
  value: unknown
  choices: readonly (string | number)[] | undefined
  onChange: (value: unknown) => void
}) {
  if (typeof value === 'boolean') {
    return <Switch id={`switch-${name}`} label={name} hint={hint} on={value} onChange={onChange} />
  }
  const written = Array.isArray(value) ? value.join(', ') : String(value)
  const read = (text: string): unknown => {
    if (typeof value === 'number') return Number(text)
    if (Array.isArray(value)) return readList(name, text)
    return text
  }
  return (
    <div className="py-1.5">
      <label htmlFor={`switch-${name}`} className="font-medium">
        {name}
      </label>
      <span className="block text-sm text-soft">{hint}</span>
      {choices ? (
        <select
          id={`switch-${name}`}
          value={written}
          data-testid={`switch-${name}`}
          onChange={({ target }) => onChange(read(target.value))}
          className="field mt-1 w-full max-w-xs"
        >
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          key={written}
          id={`switch-${name}`}
          defaultValue={written}
          data-testid={`switch-${name}`}
          onBlur={({ target }) => target.value !== written && onChange(read(target.value))}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          className="field mt-1 w-full max-w-xs tabular-nums"
        />
      )}
    </div>
  )
}
