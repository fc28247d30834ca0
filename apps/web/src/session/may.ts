import type { Standing, WorkspaceView } from '@lienmach/contract'
import { useWorkspace } from '../entities/workspace.ts'

const ranks: Record<WorkspaceView['role'], number> = { agent: 1, manager: 2, owner: 3 }

/** Whether a role reaches a standing. The server decides; this only hides what it would refuse. */
export function reaches(role: WorkspaceView['role'], standing: Standing): boolean {
  if (standing === 'anyone' || standing === 'person') return true
  return ranks[role] >= ranks[standing]
}

/** Whether I reach a standing in this workspace. */
export const useMay = (standing: Standing): boolean => reaches(useWorkspace().workspace.role, standing)
