import type { ChannelView, ConversationView, MessageView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { deskOf } from '../../desk/desk.ts'
import type { WindowReading } from '../../entities/window-model.ts'
import { useMembers, useTimes, useWorkspace } from '../../entities/workspace.ts'
import { Composer, type ComposerHandle, type Reply } from './Composer.tsx'
import type { Sending, Standing } from './control-standing.ts'
import { EditBar } from './EditBar.tsx'
import type { Collision } from './use-collision.ts'
import { WindowChip } from './WindowChip.tsx'
import { WindowNotice } from './WindowNotice.tsx'

export interface ReplyAreaProps {
  conversation: ConversationView
  channel: ChannelView | undefined
  name: string
  standing: Standing
  sending: Sending
  reading: WindowReading
  quoted: MessageView | null
  onUnquote: () => void
  /** The unsent reply whose words are being changed. */
  editing: MessageView | null
  onStopEditing: () => void
  onRewrite: (message: MessageView, text: string) => Promise<void>
  collision: Collision | null
  onSend: (replies: readonly Reply[]) => Promise<void>
  onSentAndDone: () => void
  composer: React.Ref<ComposerHandle>
}

/** Under the thread: what the window allows, a reply that is being changed, and the composer with a truthful button. */
export function ReplyArea(props: ReplyAreaProps) {
  const { conversation, channel, name, standing, sending, reading, editing } = props
  const workspace = useWorkspace()
  const t = useTranslations('conversation')
  const control = useTranslations('control')
  const times = useTimes()
  const members = useMembers()
  const desk = deskOf(workspace)
  const mayWrite = standing.kind !== 'read_only' && standing.kind !== 'gone'
  const closed = reading.stage === 'closed'
  const textLength = channel?.limits.textLength ?? 2_000
  const { standardUntil, humanAgentUntil } = conversation.window
  const label: Record<Sending, string> = {
    send: t('composer.send'),
    send_late: t('composer.sendLate'),
    hold: t('composer.sendHeld'),
    take: t('composer.sendTake'),
    shut: t('composer.send'),
  }
  const shut =
    standing.kind === 'blocked'
      ? control('blocked.title')
      : standing.kind === 'no_permission'
        ? control('noPermission.title', { page: channel?.name ?? '' })
        : null
  return (
    <>
      {editing !== null && (
        <EditBar
          key={editing.id}
          message={editing}
          limit={textLength}
          onStop={props.onStopEditing}
          onSave={(text) => props.onRewrite(editing, text)}
        />
      )}
      {reading.stage !== 'open' && mayWrite && (
        <WindowNotice
          reading={reading}
          conversation={conversation}
          hadHumanAgent={humanAgentUntil !== standardUntil && channel?.humanAgent !== 'refused'}
          draft={closed ? desk.drafts.text(conversation.id) : ''}
        />
      )}
      {mayWrite && !closed && (
        <Composer
          ref={props.composer}
          conversation={conversation}
          name={name}
          drafts={desk.drafts}
          uploads={desk.uploadsFor(conversation.id)}
          limits={{
            textLength,
            imageBytes: channel?.limits.imageBytes ?? 8_000_000,
            fileBytes: channel?.limits.fileBytes ?? 25_000_000,
            files: channel?.limits.imagesPerMessage ?? 30,
          }}
          sendLabel={label[sending]}
          shut={shut}
          beside={
            <WindowChip
              reading={reading}
              left={times.span}
              title={
                standardUntil === null
                  ? undefined
                  : t('window.openUntil', { time: times.full(standardUntil) })
              }
            />
          }
          quoted={props.quoted}
          onUnquote={props.onUnquote}
          collision={
            props.collision && {
              name: members.get(props.collision.answer.authorId ?? '')?.name ?? t('composer.metaInbox'),
              read: props.collision.read,
            }
          }
          enterMakesNewLine={false}
          onSend={props.onSend}
          onSentAndDone={props.onSentAndDone}
          onLeave={() => document.getElementById('conversation-list')?.focus()}
          onTyping={(typing) => workspace.live.say({ type: 'at', conversationId: conversation.id, typing })}
        />
      )}
    </>
  )
}
