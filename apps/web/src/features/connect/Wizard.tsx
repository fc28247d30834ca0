import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChannels, useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { Button, SkeletonRows, Stepper } from '../../ui/index.ts'
import { ActivateStep } from './ActivateStep.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { onReturn } from './facebook-window.ts'
import { MissingPermissions } from './MissingPermissions.tsx'
import { PagesGuide } from './PagesGuide.tsx'
import { PermissionsGuide } from './PermissionsGuide.tsx'
import { attemptQuery, latestAttemptQuery, useFinishAttempt } from './queries.ts'
import { StartStep } from './StartStep.tsx'
import { useDialog } from './use-dialog.ts'
import { WaitingNotice } from './WaitingNotice.tsx'
import { stepOf, type WizardStep, wizardSteps } from './wizard-model.ts'

export interface WizardProps {
  /** The run that the address names. */
  asked: string | null
  /** The channel to be reconnected. */
  channelId: string | null
  /** What went wrong on the way back from Facebook. */
  problem: string | null
  onAttempt: (attemptId: string | null) => void
  onProblem: (problem: string) => void
  onLeave: (to: 'inbox' | 'channels') => void
}

/** The steps at the left, one decision at a time at the right. All state but a click or two lives on the server. */
export function Wizard({ asked, channelId, problem, onAttempt, onProblem, onLeave }: WizardProps) {
  const t = useTranslations('connect')
  const { me, workspace } = useWorkspace()
  const client = useQueryClient()
  const latest = useQuery({
    ...latestAttemptQuery(workspace.id),
    enabled: asked === null && channelId === null,
  })
  const attemptId = asked ?? latest.data?.attempt?.id ?? null
  const run = useQuery({ ...attemptQuery(workspace.id, attemptId ?? ''), enabled: attemptId !== null })
  // What went wrong on the way back belongs to no run, and a run that is over shows nothing.
  const over = problem !== null || run.data?.status === 'done'
  const attempt = attemptId === null || over ? null : (run.data ?? null)
  const [choice, setChoice] = useState({ readPermissions: false, acceptMissing: false })
  const finish = useFinishAttempt(workspace.id)
  const dialog = useDialog(workspace.id, (started) => {
    setChoice({ readPermissions: false, acceptMissing: false })
    onAttempt(started.id)
  })
  const reconnecting = useChannels()?.get(channelId ?? '')?.name ?? null

  const { queryKey } = attemptQuery(workspace.id, attemptId ?? '')
  const hear = useEffectEvent((gone: string | null) => {
    if (gone !== null) onProblem(gone)
    void client.invalidateQueries({ queryKey })
  })
  useEffect(() => onReturn(hear), [])

  const leave = (to: 'inbox' | 'channels') => {
    if (attempt !== null) finish.mutate(attempt.id)
    onLeave(to)
  }
  const start = (rerequest = false) => dialog.open({ rerequest, ...(channelId !== null && { channelId }) })
  const step = stepOf(attempt, choice)
  const failed = attempt?.status === 'failed' || problem !== null

  if (attemptId === null ? latest.isLoading : run.isPending) return <SkeletonRows rows={4} />
  return (
    <div className="grid gap-6 md:grid-cols-[13rem_minmax(0,1fr)]">
      <Stepper
        label={t('stepsLabel')}
        steps={wizardSteps.map((one) => stateOfStep(one, step, failed, t(`step.${one}`)))}
      />
      <section
        className="min-w-0 rounded-card border border-line bg-bg p-5 md:p-6"
        data-testid="connect-step"
        data-step={step}
        aria-label={t(`step.${step}`)}
      >
        <div className="flex flex-col gap-5">
          {dialog.error !== null && <ErrorNotice error={dialog.error} />}
          {run.isError && (
            <ErrorNotice error={run.error} title={t('loadFailed')} retry={() => void run.refetch()} />
          )}
          {step === 'start' && (
            <>
              {failed && <FailureNotice attempt={attempt} problem={problem} />}
              <StartStep
                reconnecting={reconnecting}
                emulatorUrl={me.emulatorUrl}
                again={failed}
                busy={dialog.busy}
                onStart={() => start(attempt?.failure === 'denied')}
              />
            </>
          )}
          {attempt?.status === 'waiting' && (
            <>
              <WaitingNotice
                blocked={dialog.blocked}
                busy={dialog.busy}
                onReopen={() => dialog.reopen(() => start())}
                onSameTab={() => dialog.openHere({ ...(channelId !== null && { channelId }) })}
                onCancel={() => {
                  finish.mutate(attempt.id)
                  onAttempt(null)
                }}
              />
              {step === 'pages' ? <PagesGuide /> : <PermissionsGuide />}
              <Guide
                step={step}
                onTurn={(readPermissions) => setChoice((known) => ({ ...known, readPermissions }))}
              />
            </>
          )}
          {attempt?.status === 'fetched' && step === 'permissions' && (
            <MissingPermissions
              attempt={attempt}
              busy={dialog.busy}
              onGrantAgain={() => start(true)}
              onGoOn={() => setChoice((known) => ({ ...known, acceptMissing: true }))}
            />
          )}
          {attempt?.status === 'fetched' && step === 'activate' && (
            <ActivateStep
              key={attempt.id}
              workspaceId={workspace.id}
              attempt={attempt}
              wanted={channelId}
              emulatorUrl={me.emulatorUrl}
              onChooseAgain={() => start()}
              onLeave={leave}
            />
          )}
        </div>
      </section>
    </div>
  )
}

/** Turns the pages of the guide while Facebook's window is open. */
function Guide({ step, onTurn }: { step: WizardStep; onTurn: (readPermissions: boolean) => void }) {
  const t = useTranslations('connect')
  return (
    <div className="flex justify-between gap-2 border-t border-line pt-4">
      {step === 'permissions' ? (
        <Button onClick={() => onTurn(false)} data-testid="guide-back">
          {t('goBack')}
        </Button>
      ) : (
        <span />
      )}
      {step === 'pages' && (
        <Button onClick={() => onTurn(true)} data-testid="guide-next">
          {t('goOn')}
        </Button>
      )}
    </div>
  )
}

function stateOfStep(one: WizardStep, current: WizardStep, failed: boolean, label: string) {
  const place = wizardSteps.indexOf(one) - wizardSteps.indexOf(current)
  if (place === 0)
    return { label, state: failed && one === 'start' ? ('problem' as const) : ('current' as const) }
  return { label, state: place < 0 ? ('done' as const) : ('upcoming' as const) }
}
