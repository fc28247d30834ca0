import type { Random } from '../world/random.ts'
import { between, chance, oneOf } from './choose.ts'

const streets = [
  'Nguyễn Trãi',
  'Lê Lợi',
  'Trần Hưng Đạo',
  'Hai Bà Trưng',
  'Nguyễn Văn Cừ',
  'Quang Trung',
  'Lý Thường Kiệt',
  'Phan Đình Phùng',
  'Cách Mạng Tháng Tám',
  'Điện Biên Phủ',
  'Hoàng Hoa Thám',
  'Phạm Văn Đồng',
  'Ngô Gia Tự',
  'Nguyễn Thị Minh Khai',
  'Lạc Long Quân',
  'Xô Viết Nghệ Tĩnh',
  'Kha Vạn Cân',
  'Âu Cơ',
  'Hùng Vương',
  'Bà Triệu',
] as const

/** Wards with what stands above them, as people still write it: with and without the district that is no more. */
const places = [
  'P. Bến Thành, Q1, HCM',
  'phường Tân Định, TP.HCM',
  'p12 Gò Vấp',
  'Q7 TPHCM',
  'Thủ Đức',
  'Bình Thạnh, Sài Gòn',
  'Cầu Giấy, Hà Nội',
  'Đống Đa HN',
  'phường Kim Liên, Hà Nội',
  'Long Biên, Hà Nội',
  'Hải Châu, Đà Nẵng',
  'Ninh Kiều, Cần Thơ',
  'TP Huế',
  'Biên Hòa, Đồng Nai',
  'Thủ Dầu Một, Bình Dương',
  'TP Vinh, Nghệ An',
  'Hạ Long, Quảng Ninh',
  'Nha Trang',
  'Đà Lạt, Lâm Đồng',
  'Buôn Ma Thuột, Đắk Lắk',
  'TP Thanh Hóa',
  'Mỹ Tho, Tiền Giang',
  'xã Tân Hội, Đan Phượng',
  'Ngô Quyền, Hải Phòng',
  'Rạch Giá, Kiên Giang',
] as const

export const cities = [
  'Hà Nội',
  'Sài Gòn',
  'Đà Nẵng',
  'Cần Thơ',
  'Hải Phòng',
  'Huế',
  'Nha Trang',
  'Đà Lạt',
  'Bình Dương',
  'Vinh',
  'Quảng Ninh',
  'Cà Mau',
  'Gia Lai',
  'Phú Quốc',
  'Thái Nguyên',
] as const

const buildings = [
  'Chung cư An Bình',
  'CC Hoa Sen',
  'Tòa nhà Hòa Phú',
  'chung cư Ngọc Lan',
  'Căn hộ Bình Minh',
  'tòa B',
] as const

export function inventAddress(random: Random): string {
  const no = between(random, 1, 480)
  const lane = chance(random, 0.25) ? `/${between(random, 2, 60)}` : ''
  const house = chance(random, 0.15) ? `${oneOf(random, buildings)} lầu ${between(random, 2, 25)}, ` : ''
  return `${house}${no}${lane} ${oneOf(random, streets)}, ${oneOf(random, places)}`
}
