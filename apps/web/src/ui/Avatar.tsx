import { useState } from 'react'
import { initialsOf, stableNumber } from '../text/person.ts'
import { ChannelBadge, type ChannelKind } from './ChannelBadge.tsx'
import { cx } from './cx.ts'

export interface AvatarProps {
  /** Decides the colour. */
  id: string
  name: string
  src?: string | null | undefined
  size?: 16 | 20 | 24 | 32 | 40 | 56 | undefined
  /** Where the person writes from, in the corner. */
  channel?: ChannelKind | undefined
  presence?: 'ready' | 'away' | 'offline' | undefined
}

const boxes = {
  16: 'size-4 text-[7px]',
  20: 'size-5 text-[9px]',
  24: 'size-6 text-[10px]',
  32: 'size-8 text-caption',
  40: 'size-10 text-label',
  56: 'size-14 text-title',
}
const colours = [
  'bg-[#dbe9ff] text-[#0a4fb3] dark:bg-[#1a2c4a] dark:text-[#a9ccff]',
  'bg-[#e3f5ea] text-[#0f5a37] dark:bg-[#143324] dark:text-[#9ce5bc]',
  'bg-[#fff1d6] text-[#6b4000] dark:bg-[#3a2c0e] dark:text-[#ffd88a]',
  'bg-[#fde9e7] text-[#8c1d18] dark:bg-[#421c1b] dark:text-[#ffb4ac]',
  'bg-[#f0e9fc] text-[#55299f] dark:bg-[#2d2147] dark:text-[#d8c6ff]',
  'bg-[#d9f2f4] text-[#0b5560] dark:bg-[#0f3238] dark:text-[#9be3ec]',
  'bg-[#fbe4f1] text-[#86185b] dark:bg-[#40172f] dark:text-[#ffb3dc]',
  'bg-[#e9eddc] text-[#454f12] dark:bg-[#2a300f] dark:text-[#d5df9a]',
]
const dots = { ready: 'bg-ok', away: 'bg-warn', offline: 'bg-line-strong' }

/** A face, or the initials on a colour that stays the same for the same person. Decorative: the name stands beside. */
export function Avatar({ id, name, src, size = 32, channel, presence }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null)
  const picture = src && broken !== src ? src : null
  return (
    <span aria-hidden className={cx('relative inline-flex shrink-0', boxes[size])}>
      {picture ? (
        <img
          src={picture}
          alt=""
          loading="lazy"
          referrerPolicy="no-referrer"
          className="size-full rounded-full bg-bg-3 object-cover"
          onError={() => setBroken(picture)}
        />
      ) : (
        <span
          className={cx(
            'flex size-full items-center justify-center rounded-full font-semibold leading-none',
            colours[stableNumber(id, colours.length)],
          )}
        >
          {initialsOf(name)}
        </span>
      )}
      {channel && (
        <span className="absolute -right-0.5 -bottom-0.5 rounded-full ring-2 ring-bg">
          <ChannelBadge kind={channel} />
        </span>
      )}
      {presence && (
        <span
          className={cx('absolute -right-px -bottom-px size-2.5 rounded-full ring-2 ring-bg', dots[presence])}
        />
      )}
    </span>
  )
}
