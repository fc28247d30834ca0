/** Where to go after signing in: an address of our own, whatever the address bar asked for. */
export function safeNext(asked: string | undefined): string {
  if (asked === undefined || !/^\/(?![/\\])/u.test(asked) || asked.startsWith('/login')) return '/inbox'
  return asked
}
