import {
  Ban,
  CircleCheck,
  CircleQuestionMark,
  Hourglass,
  Info,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react'

/** What something means. Never said by colour alone: each has a picture of its own. */
export type Tone = 'info' | 'ok' | 'warn' | 'danger' | 'hold' | 'unknown'

const pictures: Record<Tone, LucideIcon> = {
  info: Info,
  ok: CircleCheck,
  warn: TriangleAlert,
  danger: Ban,
  hold: Hourglass,
  unknown: CircleQuestionMark,
}

/** Soft surfaces with text that reads on them. */
export const softTone: Record<Tone, string> = {
  info: 'bg-accent-soft text-on-accent-soft',
  ok: 'bg-ok-soft text-on-ok-soft',
  warn: 'bg-warn-soft text-on-warn-soft',
  danger: 'bg-danger-soft text-on-danger-soft',
  hold: 'bg-hold-soft text-on-hold-soft',
  unknown: 'bg-bg-3 text-fg-2',
}

/** The picture of a tone, in the colour of the text around it. */
export function ToneIcon({ tone, size = 16, className }: { tone: Tone; size?: number; className?: string }) {
  const Picture = pictures[tone]
  return <Picture aria-hidden size={size} className={className} />
}
