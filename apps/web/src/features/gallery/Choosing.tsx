import { useState } from 'react'
import { Card, Checkbox, Combobox, Field, RadioGroup, Select, Switch } from '../../ui/index.ts'

const cities = ['Hà Nội', 'Đà Nẵng', 'Đồng Nai', 'Huế', 'Cần Thơ', 'Thành phố Hồ Chí Minh'].map((label) => ({
  value: label,
  label,
}))

export function Choosing() {
  const [role, setRole] = useState<'manager' | 'agent' | null>('agent')
  const [city, setCity] = useState<string | null>(null)
  const [right, setRight] = useState<'only_me' | 'share'>('share')
  const [sound, setSound] = useState(true)
  const [agreed, setAgreed] = useState(false)
  return (
    <Card title="Ô chọn">
      <div className="flex flex-col gap-4">
        <Field label="Vai trò">
          <Select
            value={role}
            onChange={setRole}
            choices={[
              { value: 'manager', label: 'Quản lý', hint: 'Kênh, nhật ký và mọi hội thoại.' },
              { value: 'agent', label: 'Nhân viên', hint: 'Trả lời và nhận hội thoại.' },
            ]}
          />
        </Field>
        <Field label="Tỉnh thành" hint="Gõ không dấu cũng tìm được.">
          <Combobox choices={cities} value={city} onChange={setCity} />
        </Field>
        <RadioGroup
          label="Ai được chat?"
          look="cards"
          value={right}
          onChange={setRight}
          choices={[
            { value: 'only_me', label: 'Không, chỉ mình tôi', hint: 'Mọi hội thoại của Trang này về bạn.' },
            {
              value: 'share',
              label: 'Có, tiếp tục',
              hint: 'Hội thoại mới vào "Chưa nhận", ai cũng nhận được.',
            },
          ]}
        />
        <Switch label="Âm báo" hint="Chỉ cho hội thoại của tôi." checked={sound} onChange={setSound} />
        <Checkbox
          label="Tôi hiểu 6 nhân viên sẽ xem được lịch sử của 1.204 khách."
          checked={agreed}
          onChange={setAgreed}
        />
        <Checkbox label="Chọn một phần" checked={false} partly onChange={setAgreed} />
      </div>
    </Card>
  )
}
