import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { actOnToast, closeToast, holdToasts, shownToasts, toast } from './toasts.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  for (const { id } of shownToasts()) closeToast(id)
  vi.useRealTimers()
})

const titles = () => shownToasts().map(({ title }) => title)

test('a toast goes by itself, later when there is something to do about it', () => {
  toast({ title: 'Đã lưu' })
  toast({ title: 'Đã xong', action: { label: 'Hoàn tác', run: () => undefined } })
  vi.advanceTimersByTime(5_000)
  expect(titles()).toEqual(['Đã xong'])
  vi.advanceTimersByTime(5_000)
  expect(titles()).toEqual([])
})

test('no more than three stand at once; the oldest makes room', () => {
  for (const title of ['một', 'hai', 'ba', 'bốn']) toast({ title })
  expect(titles()).toEqual(['hai', 'ba', 'bốn'])
})

test('they stay while somebody looks at them', () => {
  toast({ title: 'Đã lưu' })
  holdToasts(true)
  vi.advanceTimersByTime(60_000)
  expect(titles()).toEqual(['Đã lưu'])
  holdToasts(false)
  vi.advanceTimersByTime(5_000)
  expect(titles()).toEqual([])
})

test('an action is done once, and its toast goes', () => {
  const run = vi.fn<() => void>()
  toast({ title: 'Đã xong', action: { label: 'Hoàn tác', run } })
  for (const one of shownToasts()) actOnToast(one)
  expect(run).toHaveBeenCalledOnce()
  expect(titles()).toEqual([])
})

test('whoever said something can take it back', () => {
  toast({ title: 'Đang tải', stay: 0 })()
  expect(titles()).toEqual([])
})
