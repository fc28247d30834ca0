/**
 * The permissions we ask Facebook for, in the order in which people read them. Without an `essential` one a Page
 * cannot be connected; without an `advised` one it works, but less well.
 */
export const connectScopes = {
  pages_show_list: 'essential',
  pages_messaging: 'essential',
  pages_manage_metadata: 'essential',
  pages_read_engagement: 'advised',
  business_management: 'advised',
} as const

export type ConnectScope = keyof typeof connectScopes
export const connectScopeNames = Object.keys(connectScopes) as ConnectScope[]
