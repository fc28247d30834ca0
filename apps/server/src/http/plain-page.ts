import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

const style =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1.25rem;color:#14181f;background:#fff}' +
  'h1{font-size:1.5rem}a{color:#0b5fd7}code{background:#eceef2;padding:.1rem .4rem;border-radius:4px;overflow-wrap:anywhere}' +
  '@media(prefers-color-scheme:dark){body{color:#edf0f5;background:#11141a}a{color:#6aa9ff}code{background:#222835}}'
const styleHash = createHash('sha256').update(style).digest('base64')

export type PageLanguage = 'vi' | 'en'

/** The language of a page that belongs to no account: English where the browser asks for it first. */
export const pageLanguage = (request: FastifyRequest): PageLanguage =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'vi'

export interface PlainPage {
  language: PageLanguage
  title: string
  /** Markup; every value in it has been through `escapeHtml`. */
  body: string
  /** A script of ours that the page brings along. */
  script?: string
}

/** Sends a page that stands by itself, outside the web app. */
export function sendPlainPage(
  reply: FastifyReply,
  { language, title, body, script }: PlainPage,
): FastifyReply {
  const scripts = script === undefined ? '' : `<script src="${escapeHtml(script)}" defer></script>`
  return reply
    .header(
      'content-security-policy',
      `default-src 'none'; script-src 'self'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`,
    )
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">' +
        `<title>${escapeHtml(title)}</title><style>${style}</style>${scripts}</head>` +
        `<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`,
    )
}

/** Text as it may stand in markup and in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
