import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'

const lines = [
  'Shop ơi',
  'Mẫu này còn không ạ?',
  'Mình cao 1m58 nặng 48kg',
  'Mặc size nào vừa vậy shop',
  'Giá bao nhiêu ạ',
  'Có freeship không shop',
  'Cho mình xem ảnh thật với',
  'Mình ở Cầu Giấy',
  'Bao lâu thì nhận được hàng?',
  'Shop trả lời mình với',
] as const
const many = 50

/** A customer writes fifty messages one after the other; `tell` hears how many are left. */
export async function burst(pageId: string, psid: string, tell: (left: number) => void): Promise<void> {
  for (let left = many; left > 0; left--) {
    tell(left)
    const number = many - left
    const text = `${lines[number % lines.length]} (${number + 1}/${many})`
    if (!(await attempt(desk.say(pageId, psid, { text })))) break
  }
  tell(0)
}
