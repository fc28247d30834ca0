import { type AssignmentView, ruleRoutes } from '@lienmach/contract'
import { readOf } from '../../api/queries.ts'
import type { Workspace } from '../../entities/workspace.ts'

/** Who was in charge of a conversation, and why each of them: newest first. */
export const assignmentsQuery = ({ workspace }: Workspace, conversationId: string) =>
  readOf(ruleRoutes.assignments, { params: { workspaceId: workspace.id, conversationId } })

/** What became of a conversation that is not the reader's any more. */
export const partingQuery = ({ workspace }: Workspace, conversationId: string) =>
  readOf(ruleRoutes.parting, { params: { workspaceId: workspace.id, conversationId } })

export interface AssignmentNames {
  member: (id: string | null) => string
  rule: (rule: AssignmentView['rule']) => string
}

/** What the sentence of an assignment needs: every place that any of them has. */
export function partsOf(assignment: AssignmentView, names: AssignmentNames) {
  const { from, to, by, rule } = assignment
  return { from: names.member(from), to: names.member(to), by: names.member(by), rule: names.rule(rule) }
}

/** The newest word that somebody else left for a member who is in charge, as long as they have not answered since. */
export function noteFor(
  assignments: readonly AssignmentView[],
  memberId: string,
  answeredAt: number,
): AssignmentView | undefined {
  return assignments.find(
    ({ note, because, to, by, at }) =>
      (note !== null || because === 'asked_back') && to === memberId && by !== memberId && at > answeredAt,
  )
}
