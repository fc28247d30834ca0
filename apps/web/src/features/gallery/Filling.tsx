import { Search } from 'lucide-react'
import { Card, CopyText, Field, Input, PasswordInput, Textarea } from '../../ui/index.ts'

export function Filling() {
  return (
    <Card title="Ô điền">
      <div className="flex flex-col gap-4">
        <Field label="Họ và tên" hint="Đồng nghiệp thấy tên này cạnh tin bạn gửi.">
          <Input defaultValue="Nguyễn Thị Ánh Tuyết" />
        </Field>
        <Field label="E-mail" error="Người này đã ở trong nhóm.">
          <Input type="email" defaultValue="anh@mocstore.vn" />
        </Field>
        <Field label="Mật khẩu">
          <PasswordInput defaultValue="mot cau rat dai" />
        </Field>
        <Field label="Tìm" hideLabel>
          <Input icon={Search} placeholder="Tìm khách, số điện thoại…" />
        </Field>
        <Field label="Ghi chú" optional>
          <Textarea defaultValue={'Khách quen, hay mua cỡ M.\nGọi sau 18 giờ.'} />
        </Field>
        <Field label="Không sửa được">
          <Input value="Chỉ để đọc" readOnly />
        </Field>
        <CopyText label="Liên kết" text="https://hop-thu.mocstore.vn/invite/1c9a" />
      </div>
    </Card>
  )
}
