import type { ChannelView } from '@lienmach/contract'
import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

/** What an answer of the platform taught us of a channel. What is left out stays as it is. */
export interface ChannelLesson {
  mode?: ChannelView['control']['mode']
  defaultApp?: ChannelView['control']['defaultApp']
  takeover?: ChannelView['control']['takeover']
  humanAgent?: ChannelView['humanAgent']
  /** The platform keeps the Page from sending, or did until now. */
  restricted?: boolean
}

/** Notes a lesson. Answers whether it was news: append a `channel` change then. The doctor looks at what is new at once. */
export async function learnOfChannel(
  tx: Db,
  { workspaceId, channelId }: { workspaceId: WorkspaceId; channelId: ChannelId },
  { mode, defaultApp, takeover, humanAgent, restricted }: ChannelLesson,
  at: Instant,
): Promise<boolean> {
  const lesson = JSON.stringify({ mode, defaultApp, takeover, humanAgent, restricted })
  if (lesson === '{}') return false
  const changed = await row(
    tx,
    sql.named(
      'learn-of-channel',
      `
    update channels
    set control_mode = coalesce(lesson.mode, control_mode), default_app = coalesce(lesson."defaultApp", default_app),
      takeover = coalesce(lesson.takeover, channels.takeover), human_agent = coalesce(lesson."humanAgent", human_agent),
      restricted_since = case when lesson.restricted then coalesce(restricted_since, to_timestamp($4::float8 / 1000))
        when not lesson.restricted then null else restricted_since end,
      next_check_at = to_timestamp($4::float8 / 1000)
    from jsonb_to_record($3::jsonb)
      as lesson (mode text, "defaultApp" text, takeover text, "humanAgent" text, restricted boolean)
    where channels.workspace_id = $1 and channels.id = $2
      and (control_mode is distinct from coalesce(lesson.mode, control_mode)
        or default_app is distinct from coalesce(lesson."defaultApp", default_app)
        or channels.takeover is distinct from coalesce(lesson.takeover, channels.takeover)
        or human_agent is distinct from coalesce(lesson."humanAgent", human_agent)
        or (restricted_since is not null) is distinct from coalesce(lesson.restricted, restricted_since is not null))
    returning channels.id`,
      [workspaceId, channelId, lesson, at],
    ),
  )
  // A refusal is believed for a while from the last one on.
  if (humanAgent === 'refused') {
    await exec(
      tx,
      sql`
      update channels set human_agent_at = to_timestamp(${at}::float8 / 1000)
      where workspace_id = ${workspaceId} and id = ${channelId}`,
    )
  }
  return changed !== undefined
}

/** Channels whose refusal of the longer window is older than a moment: the next reply may try it again. */
export function forgetRefusedTags(tx: Db, before: Instant) {
  return rows<{ workspaceId: WorkspaceId; channelId: ChannelId }>(
    tx,
    sql`
    update channels set human_agent = 'unknown'
    where human_agent = 'refused' and human_agent_at <= to_timestamp(${before}::float8 / 1000)
    returning workspace_id as "workspaceId", id as "channelId"`,
  )
}
