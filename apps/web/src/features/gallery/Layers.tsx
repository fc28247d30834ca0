import { Archive, Ellipsis, Tag, Trash2, UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import {
  AlertDialog,
  Button,
  Card,
  Checkbox,
  ContextMenu,
  Dialog,
  Drawer,
  Field,
  IconButton,
  Input,
  Menu,
  MenuGroup,
  MenuItem,
  MenuRadioGroup,
  MenuSeparator,
  Popover,
  Tooltip,
  toast,
} from '../../ui/index.ts'

export function Layers() {
  const [dialog, setDialog] = useState(false)
  const [alert, setAlert] = useState(false)
  const [drawer, setDrawer] = useState(false)
  const [order, setOrder] = useState<'newest' | 'waiting'>('newest')
  const [held, setHeld] = useState(true)
  const items = (
    <>
      <MenuItem icon={Archive} shortcut="E" onSelect={() => toast({ title: 'Đã xong', tone: 'ok' })}>
        Xong
      </MenuItem>
      <MenuItem icon={UserRoundPlus} shortcut="A" hint="Chọn đồng nghiệp" onSelect={() => undefined}>
        Gán…
      </MenuItem>
      <MenuItem icon={Tag} shortcut="L" disabled onSelect={() => undefined}>
        Gắn thẻ…
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Trash2} tone="danger" onSelect={() => setAlert(true)}>
        Xoá hội thoại
      </MenuItem>
    </>
  )
  return (
    <Card title="Lớp nổi">
      <div className="flex flex-wrap items-center gap-2">
        <Menu trigger={<IconButton icon={Ellipsis} label="Thêm" />}>{items}</Menu>
        <Menu trigger={<Button>Thứ tự</Button>}>
          <MenuRadioGroup
            label="Thứ tự"
            value={order}
            onChange={setOrder}
            choices={[
              { value: 'newest', label: 'Mới nhất' },
              { value: 'waiting', label: 'Chờ lâu nhất' },
            ]}
          />
          <MenuSeparator />
          <MenuGroup label="Lọc">
            <MenuItem onSelect={() => undefined}>Chưa đọc</MenuItem>
          </MenuGroup>
        </Menu>
        <ContextMenu
          label="Hội thoại"
          target={
            <div className="rounded-control border border-dashed border-line-strong px-3 py-1.5 text-label">
              Bấm chuột phải
            </div>
          }
        >
          {items}
        </ContextMenu>
        <Popover trigger={<Button>Bộ lọc</Button>} title="Bộ lọc">
          <Checkbox label="Đang chờ gửi" checked={held} onChange={setHeld} />
        </Popover>
        <Tooltip label="Lý do: chỉ chủ shop sửa được" describes>
          <Button disabled>Có lời giải thích</Button>
        </Tooltip>
        <Button onClick={() => setDialog(true)}>Hộp thoại</Button>
        <Button onClick={() => setAlert(true)}>Hỏi lại</Button>
        <Button onClick={() => setDrawer(true)}>Ngăn kéo</Button>
        <Button
          onClick={() =>
            toast({
              title: 'Đã chuyển cho Hà An',
              description: 'Theo quy tắc "Chia đều".',
              tone: 'ok',
              action: { label: 'Hoàn tác', run: () => toast({ title: 'Đã hoàn tác' }) },
            })
          }
        >
          Lời nhắn
        </Button>
        <Button onClick={() => toast({ title: 'Chưa gửi được', tone: 'danger', urgent: true })}>
          Lời nhắn khẩn
        </Button>
      </div>
      <Dialog
        open={dialog}
        onOpenChange={setDialog}
        title="Mời vào Mộc Store"
        description="Liên kết dùng được trong một ngày."
        footer={
          <Button tone="primary" onClick={() => setDialog(false)}>
            Tạo lời mời
          </Button>
        }
      >
        <Field label="E-mail người được mời">
          <Input type="email" />
        </Field>
      </Dialog>
      <AlertDialog
        open={alert}
        onOpenChange={setAlert}
        title="Xoá Lê Quốc Bảo khỏi nhóm?"
        description='27 hội thoại đang phụ trách sẽ về "Chưa nhận".'
        confirmLabel="Xoá khỏi nhóm"
        onConfirm={() => setAlert(false)}
      />
      <Drawer
        open={drawer}
        onOpenChange={setDrawer}
        title="Cách lấy lại quyền"
        footer={<Button onClick={() => setDrawer(false)}>Tôi không vào được Business Suite</Button>}
      >
        Mở hội thoại của khách trong Business Suite, bấm "Chuyển đến thư mục Xong", rồi quay lại đây.
      </Drawer>
    </Card>
  )
}
