import type { FastifyInstance } from 'fastify'
import { findDeletionRequest } from '../../store/deletion-requests.ts'
import { escapeHtml, pageLanguage, sendPlainPage } from '../plain-page.ts'

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
      const language = pageLanguage(request)
      const t = words[language]
      const format = new Intl.DateTimeFormat(language, {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: 'UTC',
      })
      const body = found
        ? `<p>${t.done}</p><p>${t.asked} ${escapeHtml(format.format(found.requestedAt))} UTC</p>` +
          `<p>${t.code}: <code>${escapeHtml(code)}</code></p>`
        : `<p>${t.unknown}</p>`
      return sendPlainPage(reply.code(found ? 200 : 404), { language, title: t.title, body })
    },
  )
}
