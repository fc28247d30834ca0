import type { AssignmentView } from '@lienmach/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useConversation } from '../../entities/hooks.ts'
import { useMembers, useWorkspace } from '../../entities/workspace.ts'
import { assignmentsQuery, partsOf } from './assignments.ts'

/** The assignments of a conversation, read again when it changed in another way than by a message. */
export function useAssignments(conversationId: string, enabled: boolean) {
  const workspace = useWorkspace()
  const client = useQueryClient()
  const conversation = useConversation(conversationId)
  const before = useRef(conversation)
  useEffect(() => {
    const [was, is] = [before.current, conversation]
    before.current = conversation
    if (!enabled || was === undefined || is === undefined || was === is) return
    const said =
      was.lastMessage?.id !== is.lastMessage?.id ||
      was.unreadCount !== is.unreadCount ||
      was.deliveredUntil !== is.deliveredUntil ||
      was.readUntil !== is.readUntil
    if (said && was.assigneeId === is.assigneeId) return
    void client.invalidateQueries({ queryKey: assignmentsQuery(workspace, conversationId).queryKey })
  }, [client, workspace, conversationId, conversation, enabled])
  return useQuery({ ...assignmentsQuery(workspace, conversationId), enabled })
}

/** The sentence of one assignment. */
export function useAssignmentWords(): (assignment: AssignmentView) => string {
  const t = useTranslations('turns.why')
  const members = useMembers()
  const names = {
    member: (id: string | null) => members.get(id ?? '')?.name ?? t('somebody'),
    rule: (rule: AssignmentView['rule']) => (rule === null ? t('rule') : t('ruleNamed', { rule: rule.name })),
  }
  return (assignment) => {
    const { because, by, from } = assignment
    const ofTheirs = because === 'transferred' && by === from
    return t(`because.${ofTheirs ? 'handed_on' : because}`, partsOf(assignment, names))
  }
}
