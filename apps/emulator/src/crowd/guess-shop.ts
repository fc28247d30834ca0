import { createRandom } from '../world/random.ts'
import { oneOf } from './choose.ts'
import { withoutMarks } from './names.ts'
import { type ShopKind, shopKinds, shops } from './shops.ts'

/** What a Page sells, by its category and name; one that says nothing sells always the same something. */
export function guessShop(page: { id: string; name: string; category: string }): ShopKind {
  const words = ` ${withoutMarks(`${page.category} ${page.name}`).toLowerCase()} `
  const known = shopKinds.find((kind) => shops[kind].knownBy.some((word) => words.includes(` ${word} `)))
  return known ?? oneOf(createRandom(page.id), shopKinds)
}
