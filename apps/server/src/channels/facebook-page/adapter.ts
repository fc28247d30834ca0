import type { ChannelAdapter, ChannelLimits } from '../../ports/channel-adapter.ts'
import type { Clock } from '../../ports/clock.ts'
import type { GraphClient } from './graph-client.ts'
import { lookUpMessages } from './history.ts'
import { inboxUrl, settingsUrl } from './links.ts'
import { readProfile } from './profile.ts'
import { listThreads, readThread } from './read-history.ts'
import { deliverMessage, setReaction } from './send.ts'
import { askForThread, takeThread } from './thread-control.ts'
import { askThreadOwner } from './thread-owner.ts'
import { translateFacebookPage } from './translate.ts'
import { uploadFile } from './upload.ts'

/** What Messenger takes. (Send API, read 2026-11-21) */
export const facebookLimits: ChannelLimits = {
  textLength: 2_000,
  imageBytes: 8 * 1024 * 1024,
  fileBytes: 25 * 1024 * 1024,
  imagesPerMessage: 30,
}

export interface FacebookPageOptions {
  graph: GraphClient
  clock: Clock
  appId: string
  /** Where people use the platform: `https://www.facebook.com`, or the pretend one's address. */
  site: string
}

/** A Facebook Page's Messenger. */
export function facebookPageAdapter({ graph, clock, appId, site }: FacebookPageOptions): ChannelAdapter {
  return {
    kind: 'facebook_page',
    limits: facebookLimits,
    translate: (body, receivedAt) => translateFacebookPage(body, { ourAppId: appId, receivedAt }),
    deliver: (channel, message, attempt) => deliverMessage(graph, clock, channel, message, attempt),
    upload: (channel, file, signal) => uploadFile(graph, clock, channel, file, signal),
    react: (channel, reaction, signal) => setReaction(graph, clock, channel, reaction, signal),
    askThreadOwner: (channel, contact, signal) =>
      askThreadOwner(graph, clock, appId, channel, contact, signal),
    takeThread: (channel, contact, signal) => takeThread(graph, clock, channel, contact, signal),
    askForThread: (channel, contact, signal) => askForThread(graph, clock, channel, contact, signal),
    inboxUrl: (channelExternalId, thread) => inboxUrl(site, channelExternalId, thread),
    settingsUrl: (channelExternalId) => settingsUrl(site, channelExternalId),
    lookUp: (channel, thread, signal) => lookUpMessages(graph, clock, channel, thread, signal),
    listThreads: (channel, cursor, signal) => listThreads(graph, clock, channel, cursor, signal),
    readThread: (channel, thread, page, signal) => readThread(graph, clock, channel, thread, page, signal),
    profile: (channel, contact, signal) => readProfile(graph, clock, channel, contact, signal),
  }
}
