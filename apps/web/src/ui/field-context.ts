import { createContext, useContext } from 'react'

/** What a field tells the control inside it. */
export interface FieldTies {
  readonly controlId: string
  readonly labelId: string
  /** The hint or the error, whichever is shown. */
  readonly describedBy: string | undefined
  readonly wrong: boolean
}

export const FieldContext = createContext<FieldTies | null>(null)

/** Attributes that tie a control to the field around it; none where it stands alone. */
export function useFieldTies() {
  const ties = useContext(FieldContext)
  if (ties === null) return {}
  return {
    id: ties.controlId,
    'aria-describedby': ties.describedBy,
    'aria-invalid': ties.wrong || undefined,
  }
}

/** The same for controls that are no form elements, which a `label` cannot name. */
export function useNamedFieldTies() {
  const ties = useContext(FieldContext)
  const attributes = useFieldTies()
  return ties === null ? {} : { ...attributes, 'aria-labelledby': ties.labelId }
}
