import type { Random } from '../world/random.ts'

/** One of a list, each as likely as the others. */
export const oneOf = <Thing>(random: Random, things: readonly Thing[]): Thing =>
  things[random.below(things.length)] as Thing

/** One of a list of pairs, each as likely as its weight says. */
export function byWeight<Thing>(
  random: Random,
  choices: readonly (readonly [Thing, weight: number])[],
): Thing {
  let left = random.next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [thing, weight] of choices) {
    left -= weight
    if (left < 0) return thing
  }
  return (choices.at(-1) as readonly [Thing, number])[0]
}

export const chance = (random: Random, probability: number): boolean => random.next() < probability

/** A whole number from one bound to the other, both included. */
export const between = (random: Random, least: number, most: number): number =>
  least + random.below(most - least + 1)
