import type { Role } from '@lienmach/contract'

const rank: Record<Role, number> = { agent: 1, manager: 2, owner: 3 }

/** Whether a role may do what is open from another role upwards. */
export function reaches(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed]
}
