import {
  type ComponentProps,
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react'

export interface PopoverProps {
  /** The button that opens it; must take a ref and spread its props. */
  trigger: ReactElement
  title: string
  hideTitle?: boolean | undefined
  align?: 'start' | 'center' | 'end' | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  /** Without inner margins, for a list. */
  flush?: boolean | undefined
  className?: string | undefined
  children: ReactNode
}

const file = () => import('./layers/PopoverLayer.tsx')
const PopoverLayer = lazy(async () => ({ default: (await file()).PopoverLayer }))

/**
 * A small sheet beside a button, for a few controls or an explanation. Until it is opened for the first time it is only
 * the button.
 */
export function Popover(props: PopoverProps) {
  const [asked, setAsked] = useState(false)
  const trigger = props.trigger as ReactElement<ComponentProps<'button'>>
  const closed = cloneElement(trigger, {
    'aria-haspopup': 'dialog',
    'aria-expanded': false,
    onPointerEnter: () => void file(),
    onFocus: () => void file(),
    onClick: () => setAsked(true),
  })
  if (!asked) return closed
  return (
    <Suspense fallback={closed}>
      <PopoverLayer {...props} />
    </Suspense>
  )
}
