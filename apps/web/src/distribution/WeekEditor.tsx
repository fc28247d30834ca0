import type { RuleView } from '@lienmach/contract'
import { Copy, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Checkbox, IconButton, Notice, ToggleGroup } from '../ui/index.ts'
import {
  clockOf,
  daysOfWeek,
  isOvernight,
  minutesOf,
  nextSpan,
  overlap,
  ownWeek,
  type Preset,
  presetNames,
  presetOf,
  presets,
  type Span,
  type Week,
  withDay,
  withDayTurned,
} from './week-model.ts'

export interface WeekEditorProps {
  label: string
  value: RuleView['hours']
  /** A preset that makes no sense here. */
  without?: Preset
  onChange: (value: RuleView['hours']) => void
}

/** The hours of a week: what shops usually keep, or every day by itself. All of it works by keys. */
export function WeekEditor({ label, value, without, onChange }: WeekEditorProps) {
  const t = useTranslations('rules.week')
  const [own, setOwn] = useState(presetOf(value) === null)
  const shown = own ? 'own' : (presetOf(value) ?? 'own')
  const choices = [...presetNames.filter((name) => name !== without), 'own' as const]
  return (
    <div className="flex flex-col gap-3" data-testid="week-editor">
      <ToggleGroup
        label={label}
        value={shown}
        choices={choices.map((name) => ({ value: name, label: t(`presets.${name}`) }))}
        onChange={(name) => {
          setOwn(name === 'own')
          onChange(name === 'own' ? ownWeek(value) : presets[name])
        }}
      />
      {shown === 'own' && value !== null && <Days week={value} onChange={onChange} />}
    </div>
  )
}

function Days({ week, onChange }: { week: Week; onChange: (week: Week) => void }) {
  const t = useTranslations('rules.week')
  return (
    <>
      {week.every((spans) => spans.length === 0) && <Notice tone="warn" title={t('never')} />}
      <ul className="flex flex-col rounded-card border border-line">
        {daysOfWeek.map((day) => (
          <Day
            key={day}
            name={t(`day.d${day}`)}
            spans={week[day] ?? []}
            onTurn={(on) => onChange(withDayTurned(week, day, on))}
            onSpans={(spans) => onChange(withDay(week, day, spans))}
            onCopy={() => onChange(week.map(() => [...(week[day] ?? [])]))}
          />
        ))}
      </ul>
    </>
  )
}

interface DayProps {
  name: string
  spans: readonly Span[]
  onTurn: (on: boolean) => void
  onSpans: (spans: readonly Span[]) => void
  onCopy: () => void
}

function Day({ name, spans, onTurn, onSpans, onCopy }: DayProps) {
  const t = useTranslations('rules.week')
  const more = nextSpan(spans)
  const works = spans.length > 0
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-3 py-2 last:border-b-0">
      <Checkbox className="w-28" label={name} checked={works} onChange={onTurn} />
      <div className="flex min-w-0 flex-1 basis-56 flex-wrap items-center gap-2">
        {!works && <span className="text-body-s text-fg-3">{t('off')}</span>}
        {spans.map((span, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span has no name but its place.
          <span key={at} className="inline-flex items-center gap-1">
            <Clock
              label={t('from', { day: name })}
              value={span.from}
              edge="from"
              onChange={(from) => onSpans(spans.with(at, { ...span, from }))}
            />
            <span aria-hidden>–</span>
            <Clock
              label={t('to', { day: name })}
              value={span.to}
              edge="to"
              onChange={(to) => onSpans(spans.with(at, { ...span, to }))}
            />
            {isOvernight(span) && <span className="text-caption text-fg-3">{t('overnight')}</span>}
            {spans.length > 1 && (
              <IconButton
                icon={X}
                size="sm"
                tooltip={false}
                label={t('remove', { from: clockOf(span.from), to: clockOf(span.to), day: name })}
                onClick={() => onSpans(spans.toSpliced(at, 1))}
              />
            )}
          </span>
        ))}
        {overlap(spans) && <span className="text-body-s text-danger">{t('overlap')}</span>}
      </div>
      {works && (
        <span className="flex">
          {more && (
            <IconButton
              icon={Plus}
              size="sm"
              label={t('add', { day: name })}
              onClick={() => onSpans([...spans, more])}
            />
          )}
          <IconButton icon={Copy} size="sm" label={t('copy', { day: name })} onClick={onCopy} />
        </span>
      )}
    </li>
  )
}

function Clock({
  label,
  value,
  edge,
  onChange,
}: {
  label: string
  value: number
  edge: keyof Span
  onChange: (minutes: number) => void
}) {
  return (
    <input
      type="time"
      aria-label={label}
      value={clockOf(value)}
      className="h-8 rounded-control border border-line-strong bg-bg px-2 text-label font-normal tabular-nums pointer-coarse:h-11"
      onChange={(event) => {
        const minutes = minutesOf(event.currentTarget.value, edge)
        if (minutes !== null) onChange(minutes)
      }}
    />
  )
}
