import type { Static } from 'typebox'
import type { Outside } from '../graph/outside.ts'
import { keepFile, stickerFile, thumbsUp } from '../world/files.ts'
import { mint } from '../world/ids.ts'
import type { Attachment } from '../world/message.ts'
import type { NewMessage } from '../world/store-message.ts'
import type { World } from '../world/world.ts'
import { DeskError } from './find.ts'
import type { Words } from './schemas.ts'

type Said = Static<typeof Words>
type SaidFile = NonNullable<Said['attachment']>

const largestFile = 25 * 1024 * 1024

/** The bytes of a file, and what they are called. */
export interface FileBytes {
  type: SaidFile['type']
  bytes: Buffer
  name: string
  contentType: string
}

/** What a person at the desk wants said, with its files put on the CDN. */
export const contentOf = async (world: World, outside: Outside, said: Said) =>
  contentWith(world, said, await filesOf(outside, said))

/** The files of what is to be said, fetched where only their address is given. */
export function filesOf(outside: Outside, said: Said): Promise<FileBytes[]> {
  const files = said.attachments ?? (said.attachment ? [said.attachment] : [])
  return Promise.all(
    files.map(async (file) => ({
      type: file.type,
      ...(file.dataBase64 === undefined ? await fetched(outside, file) : given(file, file.dataBase64)),
    })),
  )
}

/** What is to be said, with files whose bytes are there. */
export function contentWith(world: World, said: Said, files: readonly FileBytes[]): Omit<NewMessage, 'from'> {
  const attachments: Attachment[] = files.map(({ type, ...file }) => ({
    type,
    fileId: keepFile(world, file).id,
    attachmentId: mint.attachment(world.random),
  }))
  if (said.sticker !== undefined) {
    const stickerId = said.sticker === true ? thumbsUp : said.sticker
    attachments.push({ type: 'sticker', fileId: stickerFile(world, stickerId), stickerId })
  }
  if (said.other) {
    const { type, title, url, payload } = said.other
    attachments.push({
      type: 'other',
      name: type,
      title: title ?? null,
      url: url ?? null,
      payload: payload ?? null,
    })
  }
  if (said.text === undefined && attachments.length === 0 && !said.unsupported) {
    throw new DeskError(400, 'A message needs text, an attachment or a sticker.')
  }
  return {
    text: said.text ?? null,
    attachments,
    tapped: said.quickReply?.payload ?? null,
    replyTo: said.replyTo ?? null,
    referral: said.referral ?? null,
    unsupported: said.unsupported ?? false,
    aiGenerated: said.aiGenerated ?? false,
    system: said.system ?? false,
  }
}

function given(file: SaidFile, dataBase64: string) {
  return {
    bytes: Buffer.from(dataBase64, 'base64'),
    name: file.name ?? `${file.type}.bin`,
    contentType: file.contentType ?? 'application/octet-stream',
  }
}

async function fetched(outside: Outside, file: SaidFile) {
  if (file.url === undefined) throw new DeskError(400, 'An attachment needs dataBase64 or url.')
  const got = await outside.fetchFile(file.url, { limitBytes: largestFile, timeoutMs: 10_000 })
  if (!got.ok) throw new DeskError(400, `The attachment could not be fetched: ${got.refusal}.`)
  return { bytes: got.bytes, name: file.name ?? got.name, contentType: file.contentType ?? got.contentType }
}
