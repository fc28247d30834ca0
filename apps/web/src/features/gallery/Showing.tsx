import { useState } from 'react'
import { Avatar, Badge, Card, ChannelBadge, Chip, Skeleton, Stepper, Table, Tabs } from '../../ui/index.ts'

const people = [
  { id: 'a1', name: 'Nguyễn Thị Ánh', role: 'Chủ shop', open: 12 },
  { id: 'b2', name: 'Trần Hà An', role: 'Quản lý', open: 3 },
  { id: 'c3', name: 'Lê Quốc Bảo', role: 'Nhân viên', open: 27 },
]

export function Showing() {
  const [tab, setTab] = useState<'waiting' | 'done'>('waiting')
  return (
    <Card title="Hiện trạng">
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap items-end gap-3">
          <Avatar id="a1" name="Nguyễn Thị Ánh" size={56} channel="facebook_page" />
          <Avatar id="b2" name="Trần Hà An" size={40} channel="zalo_oa" />
          <Avatar id="c3" name="Lê Quốc Bảo" size={40} channel="instagram" />
          <Avatar id="d4" name="Đỗ Ngọc Mai" size={32} presence="ready" />
          <Avatar id="e5" name="Phạm Minh" size={32} presence="away" />
          <Avatar id="f6" name="Vũ Thuỷ" size={24} />
          <ChannelBadge kind="facebook_page" />
          <Badge>12</Badge>
          <Badge strong>3</Badge>
        </div>
        <div className="flex flex-wrap gap-1.5">
          <Chip>Khách sỉ</Chip>
          <Chip tone="ok">Đã kết nối</Chip>
          <Chip tone="warn">Còn 1 giờ</Chip>
          <Chip tone="danger">Mất kết nối</Chip>
          <Chip tone="hold">Chờ quyền kiểm soát</Chip>
          <Chip tone="unknown">Chưa rõ</Chip>
          <Chip tone="info">Mới</Chip>
          <Chip onRemove={() => undefined} removeLabel="Bỏ lọc: Chưa đọc">
            Chưa đọc
          </Chip>
        </div>
        <Stepper
          label="Các bước kết nối"
          steps={[
            { label: 'Thêm kết nối', state: 'done' },
            { label: 'Cấp quyền', hint: 'Thiếu một quyền', state: 'problem' },
            { label: 'Chọn Trang', state: 'current' },
            { label: 'Kết nối Trang này', state: 'upcoming' },
          ]}
        />
        <Tabs
          label="Hội thoại"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'waiting', label: 'Đang chờ', count: 4, panel: 'Bốn khách đang chờ trả lời.' },
            { value: 'done', label: 'Xong', panel: 'Hết việc rồi.' },
          ]}
        />
        <Table
          label="Thành viên"
          rows={people}
          rowKey={(person) => person.id}
          columns={[
            { key: 'name', header: 'Thành viên', cell: (person) => person.name },
            { key: 'role', header: 'Vai trò', cell: (person) => person.role },
            { key: 'open', header: 'Đang phụ trách', align: 'end', cell: (person) => person.open },
          ]}
        />
        <div className="flex items-center gap-3">
          <Skeleton className="size-10 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3.5 w-32" />
            <Skeleton className="h-3 w-full" />
          </div>
        </div>
      </div>
    </Card>
  )
}
