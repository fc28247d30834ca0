import type { TipSide } from './Tooltip.tsx'
import type { Tip } from './tips.ts'

const gap = 6
const edge = 4

const opposite: Record<TipSide, TipSide> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' }

/** Puts a tooltip beside its thing: on the wanted side, or the other one where there is no room, inside the window. */
export function placeTip(element: HTMLElement, tip: Tip): void {
  const { width, height } = element.getBoundingClientRect()
  const at = tip.anchor.getBoundingClientRect()
  const room = { width: innerWidth, height: innerHeight }
  const wanted = cornerOf(tip.side, at, width, height)
  const fits =
    wanted.x >= 0 && wanted.y >= 0 && wanted.x + width <= room.width && wanted.y + height <= room.height
  const { x, y } = fits ? wanted : cornerOf(opposite[tip.side], at, width, height)
  element.style.translate = `${within(x, room.width - width)}px ${within(y, room.height - height)}px`
}

/** The upper left corner of something of a size, beside a rectangle. */
export function cornerOf(
  side: TipSide,
  at: Pick<DOMRectReadOnly, 'x' | 'y' | 'width' | 'height'>,
  width: number,
  height: number,
): { x: number; y: number } {
  const middle = { x: at.x + at.width / 2 - width / 2, y: at.y + at.height / 2 - height / 2 }
  if (side === 'top') return { x: middle.x, y: at.y - height - gap }
  if (side === 'bottom') return { x: middle.x, y: at.y + at.height + gap }
  if (side === 'left') return { x: at.x - width - gap, y: middle.y }
  return { x: at.x + at.width + gap, y: middle.y }
}

const within = (value: number, most: number): number =>
  Math.round(Math.min(Math.max(value, edge), Math.max(edge, most - edge)))
