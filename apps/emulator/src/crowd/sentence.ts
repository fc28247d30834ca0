import type { Random } from '../world/random.ts'
import { cities, inventAddress } from './addresses.ts'
import { between, byWeight, chance, oneOf } from './choose.ts'
import { withoutMarks } from './names.ts'
import { typePhone } from './phone-typing.ts'
import { type Shop, shops } from './shops.ts'
import { inStyle, type TypingStyle } from './typing-style.ts'
import type { Visitor } from './visitor.ts'

const bareStyles: readonly TypingStyle[] = ['bare', 'bareTeen']

/**
 * Says a phrase as one visitor would: first typed in their way, then its slots filled in. Numbers and addresses come
 * after the typing style, since nobody shortens the digits of their telephone.
 */
export function sentence(random: Random, visitor: Visitor, phrase: string): string {
  const shop: Shop = shops[visitor.shop]
  const words: Record<string, () => string> = {
    you: () => visitor.you,
    me: () => visitor.me,
    thing: () => visitor.thing,
    size: () => oneOf(random, shop.sizes),
    colour: () => oneOf(random, shop.colours),
    city: () => oneOf(random, cities),
  }
  const facts: Record<string, () => string> = {
    phone: () => typePhone(random, visitor.phone),
    half: () => visitor.phone.slice(0, 4),
    rest: () => visitor.phone.slice(4),
    address: () => casual(visitor.style, inventAddress(random)),
    name: () => casual(visitor.style, visitor.name),
    code: () => liveCode(random),
    count: () => String(between(random, 1, 4)),
  }
  const worded = fill(phrase, words)
  const typed = inStyle(random, visitor.style, worded.charAt(0).toUpperCase() + worded.slice(1))
  return fill(typed, facts)
}

/** A slot's name in a capital gives its words a capital too. Unknown slots stay for the second filling. */
function fill(text: string, slots: Record<string, () => string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = slots[name.toLowerCase()]?.()
    if (value === undefined) return whole
    return /^[A-Z]/.test(name) ? value.charAt(0).toUpperCase() + value.slice(1) : value
  })
}

const casual = (style: TypingStyle, fact: string) => (bareStyles.includes(style) ? withoutMarks(fact) : fact)

/** What a seller calls out in a livestream: a letter and a number, or a number alone. */
function liveCode(random: Random): string {
  const no = between(random, 1, 60)
  return chance(random, 0.6)
    ? `${byWeight(random, [
        ['A', 3],
        ['B', 2],
        ['C', 1],
      ] as const)}${no}`
    : `mã ${no}`
}
