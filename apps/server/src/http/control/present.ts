import type { ControlView, inboxRoutes, ResponseOf, VerdictView } from '@lienmach/contract'
import type { SendVerdict, ThreadFacts, WayOut } from '@lienmach/domain'
import type { ControlOutcome } from '../../actions/control-order.ts'
import type { Control } from '../../actions/read-control.ts'
import type { Config } from '../../config.ts'
import { presentConversation } from '../conversations/present.ts'

/** Who may speak in a conversation, as browsers see it. */
export function presentControl(control: Control, config: Config): ControlView {
  const { conversation, verdict, out, inboxUrl, settingsUrl, mayTake, mayAsk, at } = control
  return {
    verdict: presentVerdict(verdict, out),
    thread: presentConversation(conversation, config).threadControl,
    evidence: evidenceIn(conversation.threadFacts),
    inboxUrl,
    settingsUrl,
    mayTake,
    mayAsk,
    heldReplies: conversation.heldCount,
    at,
  }
}

export function presentOutcome(
  { outcome, refusal, control }: ControlOutcome,
  config: Config,
): ResponseOf<typeof inboxRoutes.takeControl> {
  return { outcome, refusal: refusal && presentRefusal(refusal), control: presentControl(control, config) }
}

const presentRefusal = ({ httpStatus: _status, ...shown }: NonNullable<ControlOutcome['refusal']>) => shown

function presentVerdict(verdict: SendVerdict, out: WayOut | null): VerdictView {
  const sends = verdict.verdict === 'send' ? verdict : null
  return {
    verdict: verdict.verdict,
    as: sends?.as ?? null,
    doubt: sends?.doubt ?? null,
    notBefore: sends?.notBefore ?? null,
    because: verdict.verdict === 'send' ? null : verdict.because,
    passes: out?.passes ?? null,
    by: out?.by ?? null,
    guide: out?.guide ?? null,
  }
}

function evidenceIn({ owner, access }: ThreadFacts): ControlView['evidence'] {
  return [
    ...(owner ? [{ evidence: owner.evidence, says: owner.owner, appId: owner.appId, at: owner.at }] : []),
    ...(access ? [{ evidence: access.evidence, says: access.says, appId: null, at: access.at }] : []),
  ].sort((a, b) => b.at - a.at)
}
