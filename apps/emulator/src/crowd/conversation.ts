import type { Random } from '../world/random.ts'
import { between, byWeight, chance, oneOf } from './choose.ts'
import { type Phrase, phrases } from './phrases.ts'
import { sentence } from './sentence.ts'
import { shops } from './shops.ts'
import type { Visitor } from './visitor.ts'

/** What a visitor does at one moment. */
export type Act =
  | { kind: 'text'; text: string }
  /** A photo, by the number of its drawing. */
  | { kind: 'image'; photo: number }
  /** The thumbs-up. */
  | { kind: 'sticker' }
  /** To the shop's last message. */
  | { kind: 'reaction'; emoji: string }

/** One act, so long after the one before, and only if the shop has, or has not, answered by then. */
export interface Turn {
  afterMs: number
  when: 'always' | 'answered' | 'unanswered'
  act: Act
}

/** How many drawings of photos there are. */
export const photos = 24

const stories = {
  looking: ['greeting?', 'price', 'ask', 'nudge', 'stock?', 'shipping', 'doubt'],
  buying: [
    'price',
    'ask?',
    'nudge',
    'shipping',
    'bargain?',
    'order',
    'contact',
    'payment?',
    'like',
    'thanks',
  ],
  quickBuying: ['order', 'contact', 'nudge', 'thanks'],
  splitContact: ['greeting?', 'stock', 'nudge', 'order', 'contact', 'address', 'like'],
  splitNumber: ['stock', 'order', 'firstHalf', 'otherHalf', 'nudge', 'address?', 'thanks'],
  picture: ['photo', 'picture', 'nudge', 'ask', 'order?', 'contact?', 'thanks?'],
  short: ['stock'],
  chasing: ['greeting', 'chase', 'nudge', 'chase?', 'thanks'],
  complaining: ['complaint', 'photo', 'nudge', 'angry', 'angry?', 'settled?'],
  content: ['photo?', 'praise', 'heart', 'like?'],
  wholesale: ['greeting?', 'wholesale', 'nudge', 'ask', 'contact?'],
  live: ['live', 'live?', 'liveAfter?', 'contact?', 'like'],
} as const satisfies Record<string, readonly string[]>

type Story = keyof typeof stories

const everyday: readonly (readonly [Story, number])[] = [
  ['looking', 24],
  ['buying', 22],
  ['quickBuying', 8],
  ['splitContact', 7],
  ['splitNumber', 3],
  ['picture', 10],
  ['short', 8],
  ['chasing', 8],
  ['complaining', 6],
  ['content', 4],
  ['wholesale', 3],
]

/** A whole conversation from the customer's side. In a livestream people order by number and in haste. */
export function inventConversation(random: Random, visitor: Visitor, inLivestream: boolean): Turn[] {
  const story = inLivestream ? 'live' : byWeight(random, everyday)
  const turns: Turn[] = []
  const said = new Set<string>()
  for (const step of stories[story]) {
    const isMaybe = step.endsWith('?')
    if (isMaybe && chance(random, 0.5)) continue
    const name = isMaybe ? step.slice(0, -1) : step
    const pace = inLivestream ? 0.3 : 1
    turns.push(turnOf(random, visitor, name, { isFirst: turns.length === 0, pace, said }))
  }
  return turns
}

type Seconds = readonly [least: number, most: number]
const typingOn: Seconds = [4, 25]
const waiting: Seconds = [25, 240]
const losingPatience: Seconds = [180, 900]

/** How long people take between two messages. A pace below 1 is hurry. */
function pause(random: Random, name: string, pace: number): number {
  const typesOn = name === 'otherHalf' || chance(random, 0.35)
  const [least, most] = name === 'nudge' ? losingPatience : typesOn ? typingOn : waiting
  return Math.round(between(random, least, most) * 1000 * pace)
}

interface Course {
  isFirst: boolean
  pace: number
  /** Phrases that this visitor has used. */
  said: Set<string>
}

function turnOf(random: Random, visitor: Visitor, name: string, course: Course): Turn {
  const act = actOf(random, visitor, name, course.said)
  if (course.isFirst) return { afterMs: 0, when: 'always', act }
  const when = name === 'nudge' ? 'unanswered' : polite.has(name) ? 'answered' : 'always'
  return { afterMs: pause(random, name, course.pace), when, act }
}

/** Nobody thanks a shop that has not said a word. */
const polite = new Set(['thanks', 'settled', 'like', 'heart', 'doubt', 'payment', 'bargain'])

function actOf(random: Random, visitor: Visitor, name: string, said: Set<string>): Act {
  switch (name) {
    case 'photo':
      return { kind: 'image', photo: random.below(photos) }
    case 'like':
      return { kind: 'sticker' }
    case 'heart':
      return { kind: 'reaction', emoji: oneOf(random, ['❤', '👍', '😆', '😮']) }
    case 'ask':
      return say(random, visitor, shops[visitor.shop].questions, said)
    case 'complaint':
      return say(random, visitor, shops[visitor.shop].complaints, said)
    default:
      return say(random, visitor, phrases[name as Phrase], said)
  }
}

/** Nobody says the same twice in one conversation. */
function say(random: Random, visitor: Visitor, choices: readonly string[], said: Set<string>): Act {
  const phrase = oneOf(
    random,
    choices.filter((choice) => !said.has(choice)),
  )
  said.add(phrase)
  return { kind: 'text', text: sentence(random, visitor, phrase) }
}
