import type { Db } from './db.ts'

/** A statement and its values, ready to be sent. Values never become part of the text. */
export interface Statement {
  text: string
  values: unknown[]
  /** Planned once for each connection under this name. */
  name?: string
}

/**
 * Writes a statement with its values in place: `` sql`select … where id = ${id}` ``. A statement among the values
 * becomes part of the text, its own values with it.
 */
export function sql(parts: TemplateStringsArray, ...inserted: unknown[]): Statement {
  const values: unknown[] = []
  const text = parts.reduce((before, part, index) => {
    const value = inserted[index - 1]
    if (!isStatement(value)) return `${before}$${values.push(value)}${part}`
    const first = values.length
    values.push(...value.values)
    return before + value.text.replace(/\$(\d+)/g, (_, place: string) => `$${first + Number(place)}`) + part
  })
  return { text, values }
}

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && 'text' in value && 'values' in value
}

/** A hot statement: PostgreSQL parses and plans it once for each connection. */
sql.named = (name: string, text: string, values: unknown[]): Statement => ({ name, text, values })

/** The same for a statement that is put together from parts, which are always the same. */
sql.kept = (name: string, statement: Statement): Statement => ({ ...statement, name })

export async function rows<Row>(db: Db, statement: Statement): Promise<Row[]> {
  return (await db.query(statement)).rows as Row[]
}

/** The first row; undefined when there is none. */
export async function row<Row>(db: Db, statement: Statement): Promise<Row | undefined> {
  return (await rows<Row>(db, statement))[0]
}

/** How many rows it touched. */
export async function exec(db: Db, statement: Statement): Promise<number> {
  return (await db.query(statement)).rowCount ?? 0
}
