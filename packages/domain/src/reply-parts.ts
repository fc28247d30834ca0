/** A reply as an agent composed it. */
export interface Reply<FileId extends string = string> {
  text: string | null
  files: readonly { id: FileId; type: 'image' | 'video' | 'audio' | 'file' }[]
  stickerId: string | null
}

/** What one call of the platform says. */
export type ReplyPart<FileId extends string = string> =
  | { kind: 'text'; text: string }
  | { kind: 'attachments'; type: 'image' | 'video' | 'audio' | 'file'; files: readonly FileId[] }
  | { kind: 'sticker'; stickerId: string }

export type ReplyParts<FileId extends string = string> =
  | { ok: true; parts: ReplyPart<FileId>[] }
  | { ok: false; because: 'empty' }
  | { ok: false; because: 'text_too_long'; limit: number }

/**
 * Cuts a reply into calls, in the order in which the customer sees them: text, pictures as one stack, then every other
 * file alone, then the sticker. The platform takes text and files only apart. Text is never cut: where would it break?
 */
export function replyParts<FileId extends string>(
  { text, files, stickerId }: Reply<FileId>,
  limits: { textLength: number; imagesPerMessage: number },
): ReplyParts<FileId> {
  const said = text === null || text.trim() === '' ? null : text
  if (said !== null && said.length > limits.textLength) {
    return { ok: false, because: 'text_too_long', limit: limits.textLength }
  }

  const images = files.filter((file) => file.type === 'image').map((file) => file.id)
  const others = files.filter((file) => file.type !== 'image')
  const parts: ReplyPart<FileId>[] = []
  if (said !== null) parts.push({ kind: 'text', text: said })
  for (let at = 0; at < images.length; at += limits.imagesPerMessage) {
    parts.push({ kind: 'attachments', type: 'image', files: images.slice(at, at + limits.imagesPerMessage) })
  }
  for (const { type, id } of others) parts.push({ kind: 'attachments', type, files: [id] })
  if (stickerId !== null) parts.push({ kind: 'sticker', stickerId })
  return parts.length === 0 ? { ok: false, because: 'empty' } : { ok: true, parts }
}
