/**
 * Meta's own inboxes among the apps: the Page inbox (Meta Business Suite) and Instagram's. The third is how one page of
 * Meta's documents prints the first. (messenger-platform, "Conversation routing" and "message echoes")
 */
const metaInboxes = new Set(['263902037430900', '1217981644879628', '26390203743090'])

/** Whose app it is. An echo without an app id was not sent by us. */
export function appOwner(appId: string | null, ourAppId: string): 'us' | 'meta_inbox' | 'other_app' {
  if (appId !== null && appId === ourAppId) return 'us'
  return appId !== null && metaInboxes.has(appId) ? 'meta_inbox' : 'other_app'
}
