import { Archive, Bold, Inbox, Plus, Send, Star, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, Card, IconButton, Kbd, ToggleGroup } from '../../ui/index.ts'

export function Pressing() {
  const [starred, setStarred] = useState(true)
  const [view, setView] = useState<'mine' | 'all'>('mine')
  return (
    <Card title="Nút">
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" icon={Send}>
            Gửi
          </Button>
          <Button icon={Plus}>Thêm kết nối</Button>
          <Button tone="quiet">Để sau</Button>
          <Button tone="danger" icon={Trash2}>
            Xoá khỏi nhóm
          </Button>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button size="sm">Nhỏ</Button>
          <Button>Vừa</Button>
          <Button size="lg">Lớn</Button>
          <Button tone="primary" busy>
            Đang lưu
          </Button>
          <Button disabled>Chưa được</Button>
        </div>
        <div className="flex flex-wrap items-center gap-1">
          <IconButton icon={Archive} label="Xong" shortcut="E" />
          <IconButton icon={Star} label="Đánh dấu" pressed={starred} onClick={() => setStarred(!starred)} />
          <IconButton icon={Bold} label="Đậm" size="sm" />
          <IconButton icon={Trash2} label="Xoá" disabled />
          <span className="ml-3">
            <Kbd keys="Ctrl K" />
          </span>
        </div>
        <ToggleGroup
          label="Chế độ xem"
          value={view}
          onChange={setView}
          choices={[
            { value: 'mine', label: 'Của tôi', icon: Inbox },
            { value: 'all', label: 'Tất cả' },
          ]}
        />
      </div>
    </Card>
  )
}
