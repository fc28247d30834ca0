import { Inbox } from 'lucide-react'
import { Button, Card, EmptyState, Notice, type Tone } from '../../ui/index.ts'

const tones: readonly { tone: Tone; title: string; text: string }[] = [
  {
    tone: 'info',
    title: 'Hộp thư Meta đang giữ hội thoại này',
    text: 'Trang cho phép lấy lại quyền ngay tại đây.',
  },
  { tone: 'ok', title: 'Đã lấy lại quyền', text: '2 tin đang chờ vừa được gửi.' },
  { tone: 'warn', title: 'Chưa rõ ai đang giữ hội thoại', text: 'Lần gửi gần nhất bị từ chối.' },
  { tone: 'unknown', title: 'Đã xin quyền, đang chờ trả lời', text: 'Hộp thư Meta thường không phản hồi.' },
]

export function Saying() {
  return (
    <Card title="Lời báo" className="lg:col-span-2">
      <div className="grid gap-3 lg:grid-cols-2">
        {tones.map(({ tone, title, text }) => (
          <Notice key={tone} tone={tone} title={title}>
            {text}
          </Notice>
        ))}
        <Notice
          tone="hold"
          title="Hộp thư Meta đang giữ hội thoại này"
          steps={[
            'Mở hội thoại của Ánh trong Business Suite.',
            'Bấm "Chuyển đến thư mục Xong".',
            'Quay lại đây, không cần bấm gửi lại.',
          ]}
          actions={
            <>
              <Button tone="primary" size="sm">
                Mở Business Suite
              </Button>
              <Button size="sm">Nhờ quản lý xử lý</Button>
            </>
          }
        >
          Tin bạn soạn sẽ được giữ lại và tự gửi khi có quyền.
        </Notice>
        <Notice
          tone="danger"
          title="Mộc Store đã mất kết nối"
          actions={
            <Button tone="primary" size="sm">
              Kết nối lại
            </Button>
          }
          details={'code 190, subcode 460\ntrace AbC123\n19/11/2025 14:02:11'}
        >
          Facebook huỷ phiên đăng nhập của Ánh. Từ 14:02 không nhận và không gửi được tin.
        </Notice>
      </div>
      <div className="mt-4 overflow-hidden rounded-card border border-line">
        <Notice
          look="strip"
          tone="hold"
          title="Ứng dụng khác đang giữ hội thoại này"
          actions={<Button size="sm">Xem các bước</Button>}
        >
          Gửi lúc này sẽ bị chặn; tin của bạn được giữ lại.
        </Notice>
        <EmptyState icon={Inbox} title="Hết việc rồi" action={<Button>Đến "Chưa nhận"</Button>}>
          Hôm nay bạn đã xong 42 hội thoại.
        </EmptyState>
      </div>
    </Card>
  )
}
