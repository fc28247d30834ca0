/** Meta's own apps among the owners of a thread. (Conversation Routing, "Known system app ids") */
export const systemApps = {
  /** Meta Business Suite's inbox of a Page. */
  inbox: '263902037430900',
  instagramInbox: '1217981644879628',
  leadFlow: '413038776280800',
} as const

/** How an app is called to a person. */
export const systemAppNames: Record<string, string> = {
  [systemApps.inbox]: 'Page Inbox',
  [systemApps.instagramInbox]: 'Instagram Inbox',
  [systemApps.leadFlow]: 'Messenger Lead Gen',
}
