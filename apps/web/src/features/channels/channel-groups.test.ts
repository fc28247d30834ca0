import type { ChannelView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { groupChannels } from './channel-groups.ts'

const channel = (name: string, state: ChannelView['state']) => ({ id: name, name, state }) as ChannelView

test('a Page that lost its connection stands first, one that was given up last', () => {
  const groups = groupChannels([
    channel('Áo len', 'connected'),
    channel('Bánh mì', 'disconnected'),
    channel('Chè', 'found'),
    channel('Đèn lồng', 'needs_reconnect'),
    channel('An Nhiên', 'connected'),
  ])
  expect(groups.map(({ group, channels }) => [group, channels.map(({ name }) => name)])).toEqual([
    ['active', ['Đèn lồng', 'An Nhiên', 'Áo len']],
    ['found', ['Chè']],
    ['disconnected', ['Bánh mì']],
  ])
})

test('a shop without Pages has no groups', () => {
  expect(groupChannels([])).toEqual([])
})
