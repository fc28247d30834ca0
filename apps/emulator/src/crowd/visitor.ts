import { createRandom, type Random } from '../world/random.ts'
import { byWeight, oneOf } from './choose.ts'
import { inventName } from './names.ts'
import { inventPhone } from './phone-typing.ts'
import { type ShopKind, shops } from './shops.ts'
import { inventStyle, type TypingStyle } from './typing-style.ts'

/** Somebody who comes to a shop: who they are, how they type and what they are after. */
export interface Visitor {
  /** Their id for the Page: the same for the same seed, number and Page. */
  psid: string
  name: string
  gender: 'female' | 'male'
  /** What they call themselves and the shop. */
  me: string
  you: string
  style: TypingStyle
  phone: string
  shop: ShopKind
  thing: string
}

const voices = {
  female: [
    [['em', 'shop'], 30],
    [['mình', 'shop'], 30],
    [['chị', 'em'], 14],
    [['mình', 'ad'], 8],
    [['c', 'e'], 4],
    [['tui', 'shop'], 5],
    [['cô', 'cháu'], 3],
    [['mẹ cháu', 'shop'], 1],
  ],
  male: [
    [['mình', 'shop'], 32],
    [['anh', 'em'], 22],
    [['em', 'shop'], 16],
    [['tôi', 'shop'], 8],
    [['mình', 'ad'], 8],
    [['chú', 'cháu'], 4],
    [['tui', 'shop'], 5],
  ],
} as const satisfies Record<string, readonly (readonly [readonly [me: string, you: string], number])[]>

/** The visitor of this seed and number. The random goes on to say what they do. */
export function inventVisitor(
  seed: string,
  no: number,
  shop: ShopKind,
): { visitor: Visitor; random: Random } {
  const random = createRandom(`${seed}/visitor ${no}`)
  const { shown, gender } = inventName(random)
  const [me, you] = byWeight<readonly [string, string]>(random, voices[gender])
  const visitor: Visitor = {
    psid: random.digits(17),
    name: shown,
    gender,
    me,
    you,
    style: inventStyle(random),
    phone: inventPhone(random),
    shop,
    thing: oneOf(random, shops[shop].things),
  }
  return { visitor, random }
}
