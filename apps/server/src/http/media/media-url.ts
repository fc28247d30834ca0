import type { WorkspaceId } from '@lienmach/domain'

/** Where a browser reads a file of a workspace. */
export const mediaUrl = (workspaceId: WorkspaceId, mediaId: string) =>
  `/api/v1/workspaces/${workspaceId}/media/${mediaId}`
