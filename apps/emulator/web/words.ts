import { useSyncExternalStore } from 'react'

const vi = {
  ribbon: 'GIẢ LẬP',
  product: 'Facebook giả lập',
  notReal: 'Mọi thứ ở đây đều giả: không có gì tới Facebook thật.',
  pages: 'Trang',
  customers: 'Khách hàng',
  noPages: 'Chưa có Trang nào. Tạo một thế giới mẫu để bắt đầu.',
  makeDemo: 'Tạo thế giới mẫu',
  addCustomer: 'Thêm khách',
  customerName: 'Tên khách',
  openChat: 'Mở chat',
  openSuite: 'Mở Hộp thư Meta',
  suite: 'Hộp thư Meta Business Suite',
  desk: 'Bàn điều khiển',
  phones: 'Cửa sổ khách',
  clock: 'Đồng hồ',
  clockNow: 'Bây giờ là',
  plusHour: '+1 giờ',
  plusDay: '+24 giờ',
  plusWeek: '+7 ngày',
  pause: 'Dừng',
  go: 'Chạy',
  faults: 'Sự cố',
  noFaults: 'Không có sự cố nào được bật.',
  clearFaults: 'Tắt hết sự cố',
  faultsOn: 'sự cố đang bật',
  ledger: 'Sổ cái gửi tin',
  ledgerEmpty: 'Chưa ứng dụng nào gửi tin.',
  mode: 'Chế độ',
  zero_config: 'Chưa bật Chuyển quyền trò chuyện',
  routing: 'Chuyển quyền trò chuyện',
  restricted: 'Đang bị hạn chế',
  writeToPage: 'Nhắn cho Trang…',
  send: 'Gửi',
  sendImage: 'Gửi ảnh',
  sendSticker: 'Gửi nhãn dán 👍',
  like: 'Thích',
  seen: 'Đã xem',
  customerOpens: 'Xem tin',
  closeWindow: 'Đóng cửa sổ',
  noMessages: 'Chưa có tin nhắn.',
  folderMain: 'Chính',
  folderDone: 'Xong',
  moveToDone: 'Chuyển đến thư mục Xong',
  reply: 'Trả lời',
  replyAs: 'Trả lời với tư cách',
  owner: 'Đang giữ hội thoại',
  nobody: 'Chưa ai giữ',
  chooseThread: 'Chọn một hội thoại.',
  emptyFolder: 'Thư mục này trống.',
  failed: 'Giả lập không trả lời. Đang thử lại…',
  template: 'Mẫu tin',
  file: 'Tệp',
  language: 'English',
  addWindow: 'Thêm cửa sổ khách',
  system: 'Facebook',
  unread: 'chưa đọc',
} as const

type Words = { readonly [Key in keyof typeof vi]: string }

const en: Words = {
  ribbon: 'EMULATOR',
  product: 'Pretend Facebook',
  notReal: 'Everything here is pretend: nothing reaches the real Facebook.',
  pages: 'Pages',
  customers: 'Customers',
  noPages: 'There are no Pages yet. Make a sample world to begin.',
  makeDemo: 'Make a sample world',
  addCustomer: 'Add customer',
  customerName: 'Customer’s name',
  openChat: 'Open chat',
  openSuite: 'Open Meta’s inbox',
  suite: 'Meta Business Suite inbox',
  desk: 'Desk',
  phones: 'Customer windows',
  clock: 'Clock',
  clockNow: 'It is',
  plusHour: '+1 hour',
  plusDay: '+24 hours',
  plusWeek: '+7 days',
  pause: 'Pause',
  go: 'Run',
  faults: 'Faults',
  noFaults: 'No fault is switched on.',
  clearFaults: 'Switch all faults off',
  faultsOn: 'faults switched on',
  ledger: 'Ledger of sends',
  ledgerEmpty: 'No app has sent anything yet.',
  mode: 'Mode',
  zero_config: 'Conversation Routing is off',
  routing: 'Conversation Routing',
  restricted: 'Restricted',
  writeToPage: 'Write to the Page…',
  send: 'Send',
  sendImage: 'Send picture',
  sendSticker: 'Send sticker 👍',
  like: 'Like',
  seen: 'Seen',
  customerOpens: 'Read',
  closeWindow: 'Close window',
  noMessages: 'No messages yet.',
  folderMain: 'Main',
  folderDone: 'Done',
  moveToDone: 'Move to Done',
  reply: 'Reply',
  replyAs: 'Reply as',
  owner: 'Holds the conversation',
  nobody: 'Nobody',
  chooseThread: 'Choose a conversation.',
  emptyFolder: 'This folder is empty.',
  failed: 'The emulator does not answer. Trying again…',
  template: 'Template',
  file: 'File',
  language: 'Tiếng Việt',
  addWindow: 'Add a customer window',
  system: 'Facebook',
  unread: 'unread',
}

const key = 'emulator.language'
const listeners = new Set<() => void>()
let language: 'vi' | 'en' = localStorage.getItem(key) === 'en' ? 'en' : 'vi'
document.documentElement.lang = language

export function switchLanguage(): void {
  language = language === 'vi' ? 'en' : 'vi'
  localStorage.setItem(key, language)
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

export function useWords(): Words {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => language,
  )
  return now === 'vi' ? vi : en
}

export const useLanguage = (): 'vi' | 'en' => {
  useWords()
  return language
}
