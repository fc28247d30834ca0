/** Whether a page with these headers lets itself be shown inside a page of `origin`, as a browser decides it. */
export function framingAllowed(headers: Pick<Headers, 'get'>, origin: string): boolean {
  const policy = headers.get('content-security-policy') ?? ''
  const directive = policy
    .split(/[;,]/)
    .map((part) => part.trim().split(/\s+/))
    .find(([name]) => name === 'frame-ancestors')
  // A policy outweighs the older header.
  if (!directive) return headers.get('x-frame-options') === null
  return directive.slice(1).some((source) => source === '*' || sameOrigin(source, origin))
}

function sameOrigin(source: string, origin: string): boolean {
  return URL.canParse(source) && new URL(source).origin === new URL(origin).origin
}
