import { inboxRoutes, type MediaView } from '@lienmach/contract'

/** A file on its way from this machine into a reply. */
export interface UploadItem {
  readonly key: string
  readonly name: string
  readonly isImage: boolean
  /** A local address to show the picture by, until it is dropped. */
  readonly preview: string | null
  readonly state: 'uploading' | 'done' | 'failed'
  /** 0 to 100. */
  readonly percent: number
  readonly media: MediaView | null
}

export interface UploadLimits {
  readonly imageBytes: number
  readonly fileBytes: number
  readonly files: number
}

export type Refusal =
  | { name: string; because: 'too_large'; limit: number }
  | { name: string; because: 'wrong_kind' }
  | { name: string; because: 'too_many' }

const imageTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
/** Files that no customer should be sent by accident, and that the platform refuses anyway. */
const refusedEndings = /\.(exe|msi|bat|cmd|com|scr|js|vbs|ps1|jar|apk|html?|svg|xhtml)$/iu

/** Says what is wrong with a file before a byte of it travels; null when nothing is. */
export function refusalOf(
  file: { name: string; type: string; size: number },
  limits: UploadLimits,
): Refusal | null {
  if (refusedEndings.test(file.name) || file.type === 'image/svg+xml')
    return { name: file.name, because: 'wrong_kind' }
  if (file.type.startsWith('image/') && !imageTypes.has(file.type))
    return { name: file.name, because: 'wrong_kind' }
  const limit = file.type.startsWith('image/') ? limits.imageBytes : limits.fileBytes
  return file.size > limit ? { name: file.name, because: 'too_large', limit } : null
}

/** Files being added to one conversation's reply: they upload at once, in the order in which they were chosen. */
export class Uploads {
  readonly #workspaceId: string
  readonly #listeners = new Set<() => void>()
  readonly #files = new Map<string, File>()
  readonly #requests = new Map<string, XMLHttpRequest>()
  #items: readonly UploadItem[] = []
  #next = 0

  constructor(workspaceId: string) {
    this.#workspaceId = workspaceId
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly items = (): readonly UploadItem[] => this.#items

  add(files: readonly File[], limits: UploadLimits): readonly Refusal[] {
    const refusals: Refusal[] = []
    for (const file of files) {
      const refusal =
        this.#items.length >= limits.files
          ? { name: file.name, because: 'too_many' as const }
          : refusalOf(file, limits)
      if (refusal !== null) {
        refusals.push(refusal)
        continue
      }
      const key = `${Date.now()}-${this.#next++}`
      const isImage = imageTypes.has(file.type)
      this.#files.set(key, file)
      this.#replace([
        ...this.#items,
        {
          key,
          name: file.name || 'anh.png',
          isImage,
          preview: isImage ? URL.createObjectURL(file) : null,
          state: 'uploading',
          percent: 0,
          media: null,
        },
      ])
      this.#upload(key)
    }
    return refusals
  }

  retry(key: string): void {
    this.#change(key, { state: 'uploading', percent: 0 })
    this.#upload(key)
  }

  remove(key: string): void {
    this.#requests.get(key)?.abort()
    const item = this.#items.find((one) => one.key === key)
    if (item?.preview) URL.revokeObjectURL(item.preview)
    this.#files.delete(key)
    this.#replace(this.#items.filter((one) => one.key !== key))
  }

  clear(): void {
    for (const item of this.#items) this.remove(item.key)
  }

  #upload(key: string): void {
    const file = this.#files.get(key)
    if (file === undefined) return
    const request = new XMLHttpRequest()
    this.#requests.set(key, request)
    request.open('POST', inboxRoutes.upload.path.replace(':workspaceId', this.#workspaceId))
    request.setRequestHeader('x-lienmach-client', 'web')
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable)
        this.#change(key, { percent: Math.floor((event.loaded / event.total) * 100) })
    }
    request.onload = () => {
      const ok = request.status >= 200 && request.status < 300
      this.#change(
        key,
        ok ? { state: 'done', percent: 100, media: request.response as MediaView } : { state: 'failed' },
      )
    }
    request.onerror = () => this.#change(key, { state: 'failed' })
    const form = new FormData()
    form.append('file', file, file.name || 'anh.png')
    request.send(form)
  }

  #change(key: string, changes: Partial<UploadItem>): void {
    this.#replace(this.#items.map((item) => (item.key === key ? { ...item, ...changes } : item)))
  }

  #replace(items: readonly UploadItem[]): void {
    this.#items = items
    for (const listener of [...this.#listeners]) listener()
  }
}
