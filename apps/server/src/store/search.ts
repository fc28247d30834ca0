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

/** So many of the newest things are looked through one by one before the index of words is asked. */
const lookedThrough = 10_000

/**
 * The newest things of one kind in which every word of some alternative occurs. Works as `lienmach_search`, which sees
 * ids and words only: what the ids stand for is read afterwards, as the workspace. A word that everybody uses is found
 * often enough among the newest; the index of words, which cannot tell old from new, is left to the rare ones.
 */
export async function findByWords(
  db: Db,
  workspaceId: WorkspaceId,
  kind: SearchHit['kind'],
  alternatives: readonly (readonly SearchTerm[])[],
  limit: number,
): Promise<SearchHit[]> {
  const asked = sql`${wordsQuery(workspaceId, alternatives)}::tsquery`
  const ofKind = sql`workspace_id = ${workspaceId} and kind = ${kind}`
  const recent = await rows<SearchHit>(
    db,
    sql`
    select kind, entity_id as "entityId", conversation_id as "conversationId"
    from (select * from search_entries where ${ofKind} order by at desc, entity_id limit ${lookedThrough}) as newest
    where words @@ ${asked}
    order by at desc, entity_id
    limit ${limit}`,
  )
  if (recent.length === limit) return recent
  return rows<SearchHit>(
    db,
    sql`
    with found as materialized (
      select kind, entity_id, conversation_id, at from search_entries where words @@ ${asked} and ${ofKind}
    )
    select kind, entity_id as "entityId", conversation_id as "conversationId"
    from found
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
