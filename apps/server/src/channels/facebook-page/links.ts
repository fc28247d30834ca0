import type { ThreadAddress } from '../../ports/channel-adapter.ts'

/**
 * This very conversation in Meta Business Suite, where a Page's staff can move it to Done. The pretend platform has a
 * screen of its own. The address is what the Suite itself shows; Meta documents none. (docs/platform/messenger.md, 4.6)
 */
export function inboxUrl(
  site: string,
  pageId: string,
  { contactExternalId }: Pick<ThreadAddress, 'contactExternalId'>,
): string {
  if (!isMeta(site)) return `${site}/suite/${pageId}/${contactExternalId}`
  const query = new URLSearchParams({
    asset_id: pageId,
    mailbox_id: pageId,
    selected_item_id: contactExternalId,
    thread_type: 'FB_MESSAGE',
  })
  return `https://business.facebook.com/latest/inbox/all?${query}`
}

/** Where an admin, acting as the Page, chooses the default app and who may take control. (docs/platform/messenger.md, 4.2) */
export const settingsUrl = (site: string, pageId: string): string =>
  isMeta(site)
    ? 'https://www.facebook.com/settings?tab=msgr_conversation_routing'
    : `${site}/page/${pageId}/settings`

const isMeta = (site: string) => new URL(site).hostname.endsWith('facebook.com')
