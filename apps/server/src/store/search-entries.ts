import { searchWords, type WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, sql } from './sql.ts'

/** Something that can be found by its words. `at` in milliseconds. */
export interface SearchEntry {
  workspaceId: WorkspaceId
  kind: 'contact' | 'message'
  entityId: string
  conversationId: string | null
  at: number
  words: string[]
}

/** The word that ties an entry to its workspace; every search asks for it too. */
export const workspaceWord = (workspaceId: WorkspaceId) => `w${workspaceId.replaceAll('-', '')}`

/**
 * What something is found by: the words of its text or name, and each phone number as it is typed at home
 * (`0912345678`), so that any way of writing it finds it.
 */
export const findableWords = (text: string | null, phones: readonly string[]) => [
  ...new Set([...searchWords(text ?? ''), ...phones.map((phone) => phone.replace(/^\+84/, '0'))]),
]

/** Indexes entries, replacing what was known of the same things. */
export async function indexEntries(tx: Db, entries: readonly SearchEntry[]): Promise<void> {
  if (entries.length === 0) return
  const listed = entries.map((entry) => ({
    ...entry,
    words: [...entry.words, workspaceWord(entry.workspaceId)],
  }))
  await exec(
    tx,
    sql.named(
      'index-entries',
      `
    insert into search_entries (workspace_id, kind, entity_id, conversation_id, at, words)
    select "workspaceId", kind, "entityId", "conversationId", to_timestamp(at::float8 / 1000), array_to_tsvector(words)
    from jsonb_to_recordset($1::jsonb) as entry
      ("workspaceId" uuid, kind text, "entityId" uuid, "conversationId" uuid, at bigint, words text[])
    on conflict (workspace_id, kind, entity_id) do update
    set words = excluded.words, at = excluded.at, conversation_id = excluded.conversation_id`,
      [JSON.stringify(listed)],
    ),
  )
}

/** Makes things unfindable. */
export async function forgetEntries(
  tx: Db,
  entries: readonly Pick<SearchEntry, 'workspaceId' | 'kind' | 'entityId'>[],
): Promise<void> {
  if (entries.length === 0) return
  await exec(
    tx,
    sql`
    delete from search_entries
    using jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as gone ("workspaceId" uuid, kind text, "entityId" uuid)
    where workspace_id = gone."workspaceId" and search_entries.kind = gone.kind and entity_id = gone."entityId"`,
  )
}
