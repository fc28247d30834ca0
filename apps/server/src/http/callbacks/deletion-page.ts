import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { findDeletionRequest } from '../../store/deletion-requests.ts'

const words = {
  vi: {
    title: 'Yêu cầu xoá dữ liệu',
    done: 'Đã xoá xong. Mã Facebook của bạn và mọi phiên đăng nhập bạn từng cấp cho ứng dụng không còn được lưu ở đây.',
    asked: 'Yêu cầu lúc',
    unknown: 'Không có yêu cầu nào mang mã này. Kiểm tra lại đường dẫn Facebook đã đưa cho bạn.',
    code: 'Mã xác nhận',
  },
  en: {
    title: 'Request for deletion',
    done: 'It is done. Your Facebook id and every session that you gave the app are no longer kept here.',
    asked: 'Requested at',
    unknown: 'There is no request with this code. Check the address that Facebook gave you.',
    code: 'Confirmation code',
  },
} as const

const style =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1.25rem;color:#14181f;background:#fff}' +
  'h1{font-size:1.5rem}code{background:#eceef2;padding:.1rem .4rem;border-radius:4px;overflow-wrap:anywhere}' +
  '@media(prefers-color-scheme:dark){body{color:#edf0f5;background:#11141a}code{background:#222835}}'
const styleHash = createHash('sha256').update(style).digest('base64')

/** What became of a person's request, in their language. It works without scripts and without an account. */
export async function deletionPage(app: FastifyInstance): Promise<void> {
  app.get<{ Params: { code: string } }>(
    '/deletion/:code',
    { schema: { hide: true } },
    async (request, reply) => {
      const { code } = request.params
      const found = /^[\w-]{8,64}$/.test(code)
        ? await findDeletionRequest(app.context.db.pipeline, code)
        : null
      const language = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'vi'
      const t = words[language]
      const asked =
        found &&
        new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(
          found.requestedAt,
        )
      const body = found
        ? `<p>${t.done}</p><p>${t.asked} ${asked} UTC</p><p>${t.code}: <code>${code}</code></p>`
        : `<p>${t.unknown}</p>`
      return reply
        .code(found ? 200 : 404)
        .header(
          'content-security-policy',
          `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`,
        )
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(
          `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
            '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">' +
            `<title>${t.title}</title><style>${style}</style></head><body><main><h1>${t.title}</h1>${body}</main></body></html>`,
        )
    },
  )
}
