import { fileTypeFromBuffer } from 'file-type'

export type FileType = 'image' | 'video' | 'audio' | 'file'

/** What a file turned out to be. */
export interface RecognisedFile {
  type: FileType
  contentType: string
}

/**
 * What people may send, by what the bytes say and never by what the name claims. Pictures are those that every platform
 * shows; of other files, those that customers can open. Programs, scripts, SVG and HTML are not among them.
 */
const kinds: Readonly<Record<string, FileType>> = {
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'video/mp4': 'video',
  'video/quicktime': 'video',
  'video/webm': 'video',
  'video/x-m4v': 'video',
  'video/vnd.avi': 'video',
  'video/ogg': 'video',
  'audio/mpeg': 'audio',
  'audio/x-m4a': 'audio',
  'audio/mp4': 'audio',
  'audio/aac': 'audio',
  'audio/wav': 'audio',
  'audio/ogg': 'audio',
  'audio/ogg; codecs=opus': 'audio',
  'application/pdf': 'file',
  'application/zip': 'file',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'file',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'file',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'file',
  'application/vnd.oasis.opendocument.text': 'file',
  'application/vnd.oasis.opendocument.spreadsheet': 'file',
}

/** The kinds in the words of people, for the refusal. */
export const acceptedKinds = [
  'png',
  'jpg',
  'gif',
  'webp',
  'mp4',
  'mov',
  'webm',
  'avi',
  'mp3',
  'm4a',
  'aac',
  'wav',
  'ogg',
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'doc',
  'xls',
  'ppt',
  'zip',
  'txt',
  'csv',
]

/** Formats without a signature of their own, told apart by name once the bytes allow it. */
const plain: Readonly<Record<string, string>> = { txt: 'text/plain', csv: 'text/csv' }
const compound: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
}

/** What a file is; null when it is of a kind that is not sent. */
export async function recogniseOutgoing(bytes: Uint8Array, name: string): Promise<RecognisedFile | null> {
  const found = await fileTypeFromBuffer(bytes)
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  if (!found) {
    const contentType = plain[ending]
    return contentType !== undefined && isText(bytes) ? { type: 'file', contentType } : null
  }
  if (found.mime === 'application/x-cfb') {
    const contentType = compound[ending]
    return contentType === undefined ? null : { type: 'file', contentType }
  }
  const type = kinds[found.mime]
  return type === undefined ? null : { type, contentType: found.mime.split(';')[0] ?? found.mime }
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
