import type { Random } from '../world/random.ts'
import { byWeight, oneOf } from './choose.ts'

const prefixes = [
  '032',
  '033',
  '034',
  '035',
  '036',
  '037',
  '038',
  '039',
  '086',
  '096',
  '097',
  '098',
  '081',
  '082',
  '083',
  '084',
  '085',
  '088',
  '091',
  '094',
  '070',
  '076',
  '077',
  '078',
  '079',
  '089',
  '090',
  '093',
  '056',
  '058',
  '092',
  '059',
  '099',
  '055',
  '087',
] as const

/** A Vietnamese mobile number as it is dialled: ten digits from 0. */
export function inventPhone(random: Random): string {
  let phone: string = oneOf(random, prefixes)
  while (phone.length < 10) phone += String(random.below(10))
  return phone
}

const cut = (phone: string, sizes: readonly number[], mark: string): string => {
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0))
  return sizes.map((size, index) => phone.slice(starts[index], (starts[index] ?? 0) + size)).join(mark)
}

const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))

/** The ways in which people type one number. A way without the leading 0 names the number as one. */
const ways: readonly (readonly [(phone: string, random: Random) => string, weight: number])[] = [
  [(phone) => phone, 34],
  [(phone) => cut(phone, [4, 3, 3], ' '), 12],
  [(phone) => cut(phone, [4, 3, 3], '.'), 10],
  [(phone) => cut(phone, [2, 2, 2, 2, 2], ' '), 3],
  [(phone) => cut(phone, [4, 3, 3], '-'), 3],
  [(phone) => cut(phone, [3, 3, 4], ' '), 4],
  [(phone) => `+84${phone.slice(1)}`, 4],
  [(phone) => `+84 ${phone}`, 2],
  [(phone) => `(+84) ${phone.slice(1)}`, 2],
  [(phone) => `84${phone.slice(1)}`, 3],
  [(phone) => `0084${phone.slice(1)}`, 1],
  [(phone) => `zalo ${phone.slice(1)}`, 3],
  [(phone) => `sđt: ${phone}`, 7],
  [(phone) => `sdt${phone}`, 3],
  [(phone) => `đt ${cut(phone, [4, 3, 3], '.')}`, 3],
  [(phone) => `zalo ${phone}`, 4],
  [(phone, random) => `${oneOf(random, ['o', 'O'])}${phone.slice(1)}`, 4],
  [(phone) => `O${phone.slice(1).replace('1', 'I')}`, 1],
  [(phone) => phone.replace('1', 'l'), 1],
  [(phone) => `${phone}nha`, 1],
  [(phone, random) => `${phone}/${inventPhone(random)}`, 2],
  [fullWidth, 1],
  [(phone) => phone.replace(/\d/g, (digit) => `${digit}\ufe0f\u20e3`), 1],
]

export const typePhone = (random: Random, phone: string): string => byWeight(random, ways)(phone, random)
