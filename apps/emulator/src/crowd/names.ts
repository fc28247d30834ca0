import type { Random } from '../world/random.ts'
import { byWeight, oneOf } from './choose.ts'

const families: readonly (readonly [string, number])[] = [
  ['Nguyễn', 38],
  ['Trần', 12],
  ['Lê', 10],
  ['Phạm', 7],
  ['Hoàng', 5],
  ['Huỳnh', 5],
  ['Phan', 5],
  ['Vũ', 4],
  ['Võ', 4],
  ['Đặng', 3],
  ['Bùi', 3],
  ['Đỗ', 2],
  ['Hồ', 2],
  ['Ngô', 2],
  ['Dương', 2],
  ['Lý', 1],
  ['Đinh', 1],
  ['Tạ', 1],
]

const women = {
  middle: [
    'Thị',
    'Thị',
    'Ngọc',
    'Thu',
    'Thùy',
    'Bảo',
    'Kim',
    'Hồng',
    'Mỹ',
    'Phương',
    'Thanh',
    'Khánh',
    'Minh',
  ],
  given: [
    'Lan',
    'Hương',
    'Mai',
    'Hà',
    'Linh',
    'Trang',
    'Ngọc',
    'Thảo',
    'Yến',
    'Nhung',
    'Hạnh',
    'Oanh',
    'Châu',
    'Vy',
    'Trâm',
    'Quỳnh',
    'Nhi',
    'Thủy',
    'Giang',
    'Tuyết',
    'Diễm',
    'My',
    'Ánh',
    'Dung',
    'Loan',
    'Vân',
    'Hiền',
    'Chi',
  ],
} as const

const men = {
  middle: ['Văn', 'Văn', 'Minh', 'Đức', 'Quốc', 'Anh', 'Hữu', 'Thanh', 'Công', 'Gia', 'Tuấn', 'Xuân'],
  given: [
    'Hùng',
    'Dũng',
    'Quân',
    'Tuấn',
    'Nam',
    'Sơn',
    'Long',
    'Khoa',
    'Phúc',
    'Hải',
    'Thành',
    'Đạt',
    'Bảo',
    'Huy',
    'Kiên',
    'Trung',
    'Cường',
    'Phong',
    'Tài',
    'Vinh',
    'Lâm',
    'Toàn',
    'Khánh',
    'Hiếu',
    'Thắng',
    'Tú',
  ],
} as const

const nicknames = [
  'Bắp',
  'Na',
  'Sóc',
  'Bông',
  'Cà Rốt',
  'Tôm',
  'Khoai',
  'Mít',
  'Dâu Tây',
  'Gấu',
  'Cún',
  'Bơ',
] as const

export interface Name {
  shown: string
  gender: 'female' | 'male'
}

/** A name as people write it on Facebook: in full, the Western way about, without diacritics, or as a child's mother. */
export function inventName(random: Random): Name {
  const gender = byWeight(random, [
    ['female', 7],
    ['male', 3],
  ] as const)
  const { middle, given } = gender === 'female' ? women : men
  const family = byWeight(random, families)
  const first = oneOf(random, given)
  const between = oneOf(random, middle)
  const shown = byWeight<() => string>(random, [
    [() => `${family} ${between} ${first}`, 50],
    [() => `${first} ${family}`, 20],
    [() => `${between} ${first}`, 12],
    [() => withoutMarks(`${family} ${between} ${first}`), 10],
    [() => `${gender === 'female' ? 'Mẹ' : 'Bố'} ${oneOf(random, nicknames)}`, 6],
    [() => `${first} ${oneOf(random, nicknames)}`, 4],
  ])
  return { shown: shown(), gender }
}

/** Vietnamese as it is typed in haste: every mark dropped, đ as d. */
export const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
