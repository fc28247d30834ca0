import { useState } from 'react'

/** One request made by a form, where the screen reads nothing else from the server. */
export interface Submission {
  readonly state: 'idle' | 'busy' | 'done'
  readonly error: unknown
  submit(): void
}

/** Sends what `run` sends, once at a time. `done` hears of success. */
export function useSubmission(run: () => Promise<unknown>, done?: () => void): Submission {
  const [state, setState] = useState<Submission['state']>('idle')
  const [error, setError] = useState<unknown>(null)
  return {
    state,
    error,
    submit() {
      setState('busy')
      setError(null)
      run().then(
        () => {
          setState('done')
          done?.()
        },
        (refusal: unknown) => {
          setState('idle')
          setError(refusal)
        },
      )
    },
  }
}
