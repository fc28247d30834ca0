import type { ConversationId, SearchTerm, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { workspaceWord } from './search-entries.ts'
import { rows, sql } from './sql.ts'

/** Something whose words matched. `entityId` is the contact's or the message's id. */
export interface SearchHit {
  kind: 'contact' | 'message'
  entityId: string
  conversationId: ConversationId | null
}

/**
 * The newest things of one kind in which every word of some alternative occurs. Works as `lienmach_search`, which sees
 * ids and words only: what the ids stand for is read afterwards, as the workspace.
 */
export function findByWords(
  db: Db,
  workspaceId: WorkspaceId,
  kind: SearchHit['kind'],
  alternatives: readonly (readonly SearchTerm[])[],
  limit: number,
): Promise<SearchHit[]> {
  return rows<SearchHit>(
    db,
    sql`
    select kind, entity_id as "entityId", conversation_id as "conversationId"
    from search_entries
    where words @@ ${wordsQuery(workspaceId, alternatives)}::tsquery and workspace_id = ${workspaceId} and kind = ${kind}
    order by at desc, entity_id
    limit ${limit}`,
  )
}

/** Words are letters and digits only, so that quotes around them need no care. */
function wordsQuery(workspaceId: WorkspaceId, alternatives: readonly (readonly SearchTerm[])[]): string {
  const either = alternatives.map(
    (terms) => `(${terms.map(({ word, prefix }) => `'${word}'${prefix ? ':*' : ''}`).join(' & ')})`,
  )
  return `'${workspaceWord(workspaceId)}' & (${either.join(' | ')})`
}
