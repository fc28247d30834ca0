import type { RuleView } from '@lienmach/contract'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

/** A method in three small drawings: what comes in, what happens, what comes of it. */
export function MethodPicture({ method }: { method: RuleView['method'] }) {
  const t = useTranslations('rules.method')
  const captions = [t(`${method}.steps.first`), t(`${method}.steps.second`), t(`${method}.steps.third`)]
  const drawings = method === 'round_robin' ? [<Comes key="a" />, <Turns key="b" />, <Shares key="c" />] : []
  const claims = method === 'self_claim' ? [<Comes key="a" />, <Presses key="b" />, <Answers key="c" />] : []
  return (
    <span className="mt-3 grid grid-cols-3 gap-2 text-fg-2">
      {[...drawings, ...claims].map((drawing, at) => (
        <span key={captions[at]} className="flex flex-col items-center gap-1 text-center">
          <Frame>{drawing}</Frame>
          <span className="text-caption font-normal text-fg-2">{captions[at]}</span>
        </span>
      ))}
    </span>
  )
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 72 44"
      className="h-15 w-full rounded-control bg-bg-3"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  )
}

const accent = 'fill-accent stroke-accent'

function Person({ x, y, mine = false }: { x: number; y: number; mine?: boolean }) {
  return (
    <g className={mine ? accent : undefined}>
      <circle cx={x} cy={y - 4} r="3.5" />
      <path d={`M${x - 6} ${y + 7}c0-8 12-8 12 0`} />
    </g>
  )
}

function Bubble({ x, y, mine = false }: { x: number; y: number; mine?: boolean }) {
  return <path className={mine ? accent : undefined} d={`M${x - 7} ${y - 5}h14v9h-9l-4 3.500v-3.500h-1z`} />
}

function Comes() {
  return (
    <>
      <Bubble x={24} y={22} mine />
      <path d="M38 22h16m-5-5 5 5-5 5" />
    </>
  )
}

function Turns() {
  return (
    <>
      <Person x={16} y={28} mine />
      <Person x={36} y={28} />
      <Person x={56} y={28} />
      <path d="M18 12c8-7 28-7 36 0m-6 0h6v-6" />
    </>
  )
}

function Shares() {
  return (
    <>
      {[16, 36, 56].map((x) => (
        <g key={x}>
          <Person x={x} y={33} />
          <Bubble x={x} y={12} mine />
        </g>
      ))}
    </>
  )
}

function Presses() {
  return (
    <>
      <rect x="14" y="10" width="44" height="16" rx="5" className={accent} />
      <path className="stroke-on-accent" d="M28 18h16" />
      <path d="m40 24 3 13 3-5 6-1z" className="fill-bg" />
    </>
  )
}

function Answers() {
  return (
    <>
      <Person x={20} y={24} mine />
      <Bubble x={38} y={18} mine />
      <g opacity="0.45">
        <Person x={58} y={26} />
        <path d="m50 36 16-20" />
      </g>
    </>
  )
}
