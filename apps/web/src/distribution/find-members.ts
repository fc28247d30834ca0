import type { MemberView } from '@lienmach/contract'
import { matches } from '../text/fold.ts'

const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text)
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Members that fit what is typed. A whole address fits its one owner only, or nobody. */
export function findMembers(members: readonly MemberView[], query: string): MemberView[] {
  const text = query.trim()
  if (isAddress(text)) return members.filter(({ email }) => same(email, text))
  return members.filter(({ name, email }) => matches(`${name} ${email}`, text))
}

/** Whom a pasted list of addresses names; those that no member has stay as they were written. */
export function addressesIn(
  text: string,
  members: readonly MemberView[],
): { found: MemberView[]; unknown: string[] } {
  const found: MemberView[] = []
  const unknown: string[] = []
  for (const address of new Set(text.split(/[\s,;]+/u).filter(Boolean))) {
    const member = members.find(({ email }) => same(email, address))
    if (member) found.push(member)
    else unknown.push(address)
  }
  return { found, unknown }
}
