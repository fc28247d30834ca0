import type { ConversationView, MessageView } from '@lienmach/contract'
import { Paperclip, Send, X } from 'lucide-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useTranslations } from 'use-intl'
import type { Drafts } from '../../desk/drafts.ts'
import type { Refusal, UploadLimits, Uploads } from '../../desk/uploads.ts'
import { Button, cx, IconButton } from '../../ui/index.ts'
import { CollisionStrip } from './CollisionStrip.tsx'
import { meaningOf } from './composer-keys.ts'
import { lengthOf, outgoing, splitText } from './split-text.ts'
import { UploadTray } from './UploadTray.tsx'

export interface ComposerHandle {
  focus(): void
  addFiles(files: readonly File[]): void
  /** Puts words back to be written anew; what stands there already stays. */
  write(text: string): void
}

export interface Reply {
  text: string
  attachmentIds: readonly string[]
}

export interface ComposerProps {
  conversation: ConversationView
  name: string
  drafts: Drafts
  uploads: Uploads
  limits: UploadLimits & { textLength: number }
  sendLabel: string
  /** Why nothing can be sent now, where nothing can: the button is off, the text stays. */
  shut: string | null
  /** What stands before the button: the reply window. */
  beside: ReactNode
  /** The message being answered, quoted above the text. */
  quoted: MessageView | null
  onUnquote: () => void
  /** Somebody else answered while this reply was being written. */
  collision: { name: string; read: () => void } | null
  enterMakesNewLine: boolean
  onSend: (replies: readonly Reply[]) => Promise<void>
  onSentAndDone: () => void
  onLeave: () => void
  onTyping: (typing: boolean) => void
  ref: React.Ref<ComposerHandle>
}

const showsCounterFrom = 0.9
const megabyte = 1024 * 1024

/**
 * Where replies are written. A plain textarea whose text nobody but its writer changes: no state follows the keys, so
 * Telex, VNI and every input method work as they do everywhere else.
 */
export function Composer(props: ComposerProps) {
  const { conversation, drafts, uploads, limits } = props
  const t = useTranslations('conversation.composer')
  const area = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const anyway = useRef<HTMLButtonElement>(null)
  const composed = useRef({ text: '', endedAt: 0, sendAtEnd: null as 'send' | null })
  const [length, setLength] = useState(0)
  const [filled, setFilled] = useState(false)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const items = useSyncExternalStore(uploads.subscribe, uploads.items)
  const counts = limits.textLength * showsCounterFrom
  const tooLong = length > limits.textLength
  const uploading = items.some((item) => item.state !== 'done')

  const measure = useCallback(() => {
    const text = area.current?.value ?? ''
    const now = lengthOf(text)
    setLength(now > counts ? now : 0)
    setFilled(text.trim() !== '')
    if (area.current && !CSS.supports('field-sizing', 'content')) {
      area.current.style.height = 'auto'
      area.current.style.height = `${Math.min(area.current.scrollHeight, 216)}px`
    }
  }, [counts])

  useEffect(() => {
    let stale = false
    const show = (text: string) => {
      if (area.current && area.current.value === '' && text !== '') area.current.value = text
      measure()
    }
    if (area.current) area.current.value = drafts.text(conversation.id)
    measure()
    void drafts.open(conversation.id).then((draft) => {
      if (!stale && draft) show(draft.text)
    })
    return () => {
      stale = true
    }
  }, [conversation.id, drafts, measure])

  const addFiles = (files: readonly File[]) => setRefusals(uploads.add(files, limits))
  useImperativeHandle(props.ref, () => ({
    focus: () => area.current?.focus(),
    addFiles,
    write(text) {
      if (!area.current) return
      const before = area.current.value
      area.current.value = before.trim() === '' ? text : `${before}\n${text}`
      drafts.write(conversation.id, area.current.value)
      measure()
      area.current.focus()
    },
  }))

  const send = async (
    done: boolean,
    { parts, inSpiteOf }: { parts?: readonly string[]; inSpiteOf?: 'collision' } = {},
  ) => {
    if (props.shut !== null) return
    if (props.collision !== null && inSpiteOf === undefined) return anyway.current?.focus()
    const text = outgoing(area.current?.value ?? '')
    const attachmentIds = items.flatMap((item) => item.media?.id ?? [])
    if (uploading || (text.trim() === '' && attachmentIds.length === 0)) return
    if (parts === undefined && lengthOf(text) > limits.textLength) return
    const texts = parts ?? [text.trim() === '' ? '' : text]
    if (area.current) area.current.value = ''
    // At once: an impatient second Enter must not find them still here.
    uploads.clear()
    measure()
    await props.onSend(
      texts.map((part, index) => ({
        text: part,
        attachmentIds: index === texts.length - 1 ? attachmentIds : [],
      })),
    )
    drafts.clear(conversation.id)
    setRefusals([])
    props.onTyping(false)
    if (done) props.onSentAndDone()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const meaning = meaningOf(
      {
        key: event.key,
        keyCode: event.keyCode,
        isComposing: event.nativeEvent.isComposing,
        shiftKey: event.shiftKey,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
      },
      {
        composing: composed.current.text,
        sinceComposed: performance.now() - composed.current.endedAt,
        enterMakesNewLine: props.enterMakesNewLine,
        touch: globalThis.matchMedia('(pointer: coarse)').matches,
      },
    )
    if (meaning === 'send_when_composed') composed.current.sendAtEnd = 'send'
    if (meaning === 'leave') props.onLeave()
    if (meaning === 'send' || meaning === 'send_and_done') {
      event.preventDefault()
      void send(meaning === 'send_and_done')
    }
  }

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    addFiles(files)
  }

  const ready = (filled || items.length > 0) && !tooLong && !uploading && props.shut === null
  return (
    <div className="relative m-3 mt-0 rounded-card border border-line-strong bg-bg focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
      {props.collision !== null && (
        <CollisionStrip
          name={props.collision.name}
          anyway={anyway}
          onRead={() => {
            props.collision?.read()
            area.current?.focus()
          }}
          onSendAnyway={() => {
            void send(false, { inSpiteOf: 'collision' })
            area.current?.focus()
          }}
        />
      )}
      {props.quoted !== null && (
        <p className="flex items-center gap-2 border-b border-line px-3 py-1.5 text-body-s text-fg-2">
          <span className="min-w-0 flex-1 truncate">
            {t('replyingTo', { text: props.quoted.text ?? '…' })}
          </span>
          <IconButton icon={X} size="sm" label={t('stopReplying')} onClick={props.onUnquote} />
        </p>
      )}
      {refusals.length > 0 && (
        <ul role="alert" className="space-y-0.5 border-b border-line px-3 py-2 text-body-s text-danger">
          {refusals.map((refusal) => (
            <li key={refusal.name}>
              {refusal.because === 'too_large'
                ? t('fileTooLarge', { name: refusal.name, limit: Math.floor(refusal.limit / megabyte) })
                : refusal.because === 'wrong_kind'
                  ? t('fileWrongKind', { name: refusal.name })
                  : t('tooManyFiles', { n: limits.files })}
            </li>
          ))}
        </ul>
      )}
      <UploadTray items={items} uploads={uploads} />
      <textarea
        ref={area}
        data-testid="composer"
        lang="vi"
        rows={1}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="send"
        aria-label={t('label', { name: props.name })}
        aria-invalid={tooLong || undefined}
        placeholder={t('placeholder', { name: props.name })}
        className="text-field block field-sizing-content max-h-54 min-h-11 w-full resize-none bg-transparent px-3 py-2.5 outline-none"
        onInput={() => {
          drafts.write(conversation.id, area.current?.value ?? '')
          measure()
          props.onTyping((area.current?.value ?? '') !== '')
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => props.onTyping(false)}
        onCompositionUpdate={(event) => {
          composed.current.text = event.data
        }}
        onCompositionEnd={() => {
          const sendNow = composed.current.sendAtEnd === 'send'
          composed.current = { text: '', endedAt: performance.now(), sendAtEnd: null }
          // The final text is in the field only after this event has run its course.
          if (sendNow) queueMicrotask(() => void send(false))
        }}
      />
      <div className="flex flex-wrap items-center gap-2 px-2 pb-2">
        <IconButton icon={Paperclip} label={t('attach')} onClick={() => picker.current?.click()} />
        <input
          ref={picker}
          data-testid="file-picker"
          type="file"
          multiple
          hidden
          onChange={(event) => {
            addFiles([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <span className="min-w-0 flex-1">{props.beside}</span>
        {length > 0 && (
          <span
            role={tooLong ? 'alert' : undefined}
            className={cx('text-caption tabular-nums', tooLong ? 'text-danger' : 'text-fg-3')}
          >
            {tooLong
              ? t('tooLong', { n: length, limit: limits.textLength })
              : t('counter', { n: length, limit: limits.textLength })}
          </span>
        )}
        {tooLong ? (
          <Button
            tone="primary"
            data-testid="split"
            onClick={() =>
              void send(false, { parts: splitText(area.current?.value ?? '', limits.textLength) })
            }
          >
            {t('split', { n: splitText(area.current?.value ?? '', limits.textLength).length })}
          </Button>
        ) : (
          <Button
            tone="primary"
            icon={Send}
            data-testid="send"
            disabled={!ready}
            title={props.shut ?? (uploading ? t('waitsForUpload') : t('hint'))}
            onClick={() => void send(false)}
          >
            {props.sendLabel}
          </Button>
        )}
      </div>
    </div>
  )
}
