import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrivals, busyness } from '../src/crowd/arrivals.ts'
import { guessShop } from '../src/crowd/guess-shop.ts'
import { inventPhone, typePhone } from '../src/crowd/phone-typing.ts'
import { type CrowdOrder, type ScheduledAct, schedule } from '../src/crowd/schedule.ts'
import { type ShopKind, shopKinds } from '../src/crowd/shops.ts'
import { createRandom } from '../src/world/random.ts'

const midnightInHanoi = Date.UTC(2026, 10, 20, 17)
const hour = 3_600_000
const day = 24 * hour

const order = (changes: Partial<CrowdOrder> = {}): CrowdOrder => ({
  seed: 'tết',
  customers: 60,
  pages: shopKinds.map((shop, no) => ({ id: `page-${no}`, shop })),
  perSecond: null,
  overMs: day,
  ...changes,
})
const all = (changes: Partial<CrowdOrder> = {}) => [...schedule(order(changes), midnightInHanoi)]
const texts = (acts: ScheduledAct[]) =>
  acts.flatMap(({ turn }) => (turn.act.kind === 'text' ? [turn.act.text] : []))

/** Finds Vietnamese mobile numbers as a shop's program would, from how people are known to type them. */
function numbersIn(text: string): string[] {
  const cue = /(sđt|sdt|đt|dt|zalo|tel|phone|gọi|số)/i.test(text)
  const plain = text
    .normalize('NFKC')
    .replace(/[\ufe0f\u20e3]/g, '')
    .replace(/(sđt|sdt|đt|dt|zalo|tel|phone)(?=[:.\s]*[\d+(oO])/gi, ' ')
  const candidate = /(?<![\dA-Za-z])(?:\+?84|0084|0)?[\s.\-()]*(?:[\dOoIl|][\s.\-()]{0,2}){8,10}(?!\d)/g
  return [...plain.matchAll(candidate)].flatMap(([found]) => {
    const digits = found
      .replace(/[oO]/g, '0')
      .replace(/[lI|]/g, '1')
      .replace(/[\s.\-()]/g, '')
      .replace(/^(?:\+84|0084)0?/, '0')
      .replace(/^84(?=0?\d{9}$)0?/, '0')
    if (/^0[35789]\d{8}$/.test(digits)) return [digits]
    return cue && /^[35789]\d{8}$/.test(digits) ? [`0${digits}`] : []
  })
}

test('Every way of typing a telephone number can be read back as that number', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const random = createRandom(seed)
      for (let no = 0; no < 20; no++) {
        const phone = inventPhone(random)
        expect(phone).toMatch(/^0[35789]\d{8}$/)
        const typed = typePhone(random, phone)
        seen.add(typed.normalize('NFKC').replace(/[\d]/g, '9'))
        expect(numbersIn(`Gửi về 12 Lê Lợi, Huế - ${typed}`), typed).toContain(phone)
      }
    }),
  )
  expect(seen.size).toBeGreaterThan(18)
})

test('A number begun in one message is finished in the next', () => {
  const visits = [...Map.groupBy(all({ customers: 600 }), ({ visitor }) => visitor.psid).values()]
  const split = visits.flatMap((acts) => {
    const said = texts(acts)
    const begins = said.findIndex((text) => /(^|[^\d])0\d{3}(\.\.\.)?$/.test(text))
    return begins < 0 ? [] : [{ phone: acts[0]?.visitor.phone, joined: `${said[begins]}${said[begins + 1]}` }]
  })
  expect(split.length).toBeGreaterThan(5)
  for (const { phone, joined } of split) expect(joined.replace(/\D/g, '')).toBe(phone)
})

test('The same seed brings the same people with the same words at the same moments, and another seed others', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (seed, customers) => {
      expect(all({ seed, customers })).toEqual(all({ seed, customers }))
    }),
    { numRuns: 25 },
  )
  const [other, mine] = [texts(all({ seed: 'trung thu' })), new Set(texts(all()))]
  expect(other.filter((text) => !mine.has(text)).length).toBeGreaterThan(other.length / 2)
})

test('Acts come in order, every customer once and all of their turns', () => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.double({ min: 0.1, max: 500, noNaN: true })), (seed, perSecond) => {
      const acts = all({ seed, perSecond, customers: 30 })
      expect(acts.map(({ atMs }) => atMs)).toEqual(acts.map(({ atMs }) => atMs).sort((a, b) => a - b))
      expect(acts.filter(({ arrives }) => arrives)).toHaveLength(30)
      expect(new Set(acts.map(({ visitor }) => visitor.psid)).size).toBe(30)
    }),
    { numRuns: 30 },
  )
})

test('At a rate, every second of the clock holds that many acts, and none waits for the shop', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 200 }), (seed, perSecond) => {
      const acts = all({ seed, perSecond, customers: 80 })
      const bySecond = Map.groupBy(acts, ({ atMs }) => Math.floor(atMs / 1_000))
      const last = Math.max(...bySecond.keys())
      for (const [second, { length }] of bySecond) if (second < last) expect(length).toBe(perSecond)
      expect(acts.every(({ turn }) => turn.when === 'always')).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('Customers come by the hours of a Vietnamese day, wherever the clock starts', () => {
  for (const startsAt of [midnightInHanoi, midnightInHanoi + 9.5 * hour]) {
    const coming = arrivals(createRandom('giờ'), startsAt, { customers: 20_000, overMs: day })
    const total = busyness.reduce((sum, weight) => sum + weight, 0)
    const byHour = Array.from({ length: 24 }, () => 0)
    for (const { atMs } of coming) {
      const local = Math.floor((startsAt + 7 * hour + atMs) / hour) % 24
      byHour[local] = (byHour[local] ?? 0) + 1
    }
    for (const [local, count] of byHour.entries()) {
      const expected = (20_000 * (busyness[local] ?? 0)) / total
      expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected) + 5)
    }
  }
})

test('A livestream brings its customers in its minutes, most of them early, ordering by number', () => {
  const livestream = { afterMs: 13 * hour, lastsMs: hour, customers: 400 }
  const coming = arrivals(createRandom('live'), midnightInHanoi, { customers: 500, overMs: day, livestream })
  const live = coming.filter((arrival) => arrival.live)
  expect(live).toHaveLength(400)
  expect(live.every(({ atMs }) => atMs >= 13 * hour && atMs <= 14 * hour)).toBe(true)
  expect(live.filter(({ atMs }) => atMs < 13.25 * hour).length).toBeGreaterThan(160)
  const first = all({ customers: 200, livestream: { ...livestream, customers: 200 } }).filter(
    (act) => act.arrives,
  )
  expect(texts(first).filter((text) => /(mã|ma|MÃ|[ABCabc]) ?\d+/.test(text)).length).toBeGreaterThan(190)
})

test('Thirty conversations side by side do not repeat each other', () => {
  const acts = all({ customers: 30, pages: [{ id: 'moc', shop: 'furniture' }] })
  const byVisitor = [...Map.groupBy(acts, ({ visitor }) => visitor.psid).values()].map(texts)
  expect(new Set(byVisitor.map((said) => said.join('|'))).size).toBe(30)
  const previews = byVisitor.map((said) => said.at(-1) ?? '')
  expect(new Set(previews).size).toBeGreaterThanOrEqual(25)
  expect(new Set(acts.map(({ visitor }) => visitor.name)).size).toBeGreaterThanOrEqual(29)
})

test('No slot stays unfilled, no message is empty, and careful and careless writers are both there', () => {
  const said = texts(all({ customers: 1_500 }))
  expect(said.filter((text) => /[{}]/.test(text) || text.trim() === '')).toEqual([])
  const share = (matches: (text: string) => boolean) => said.filter(matches).length / said.length
  expect(share((text) => /[đêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/i.test(text))).toBeGreaterThan(0.5)
  expect(share((text) => !/[^\x20-\x7e]/.test(text))).toBeGreaterThan(0.12)
  expect(share((text) => /(^| )(ko|k|đc|bn|r|vs)( |$)/.test(text))).toBeGreaterThan(0.05)
  expect(share((text) => numbersIn(text).length > 0)).toBeGreaterThan(0.05)
})

test('Photos, stickers and reactions are among it, and people wait for an answer before they thank', () => {
  const acts = all({ customers: 1_000 })
  const kinds = Map.groupBy(acts, ({ turn }) => turn.act.kind)
  expect([...kinds.keys()].sort()).toEqual(['image', 'reaction', 'sticker', 'text'])
  expect(acts.filter(({ arrives, turn }) => arrives && turn.when !== 'always')).toEqual([])
  expect(new Set(acts.map(({ turn }) => turn.when))).toEqual(new Set(['always', 'answered', 'unanswered']))
})

test.each<[string, string, ShopKind]>([
  ['Mộc Store', 'Cửa hàng nội thất', 'furniture'],
  ['Tiệm Hoa Nắng', 'Cửa hàng hoa', 'flowers'],
  ['Bếp Của Mẹ', 'Nhà hàng', 'food'],
  ['Bé Yêu', 'Mẹ và bé', 'babies'],
])('%s, a %s, is taken for what it is', (name, category, kind) => {
  expect(guessShop({ id: '1', name, category })).toBe(kind)
})
