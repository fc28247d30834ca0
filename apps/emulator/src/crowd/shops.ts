/** What a kind of shop sells and what its customers ask. `{thing}` and the like are filled in by `sentence.ts`. */
export interface Shop {
  /** Words in a Page's category or name that give the kind away, without marks. */
  knownBy: readonly string[]
  things: readonly string[]
  /** Sizes, volumes, weights: what one asks for besides the thing itself. */
  sizes: readonly string[]
  colours: readonly string[]
  questions: readonly string[]
  complaints: readonly string[]
}

const clothes: Shop = {
  knownBy: ['thoi trang', 'quan ao', 'clothing', 'fashion', 'boutique'],
  things: [
    'váy hoa nhí',
    'áo sơ mi linen',
    'quần jean ống rộng',
    'set vest công sở',
    'áo khoác dù',
    'đầm maxi đi biển',
    'áo dài cách tân',
    'chân váy xếp ly',
    'áo thun form rộng',
    'áo len cổ lọ',
    'bộ đồ ngủ lụa',
    'quần short kaki',
    'áo hoodie nỉ',
    'yếm jean',
  ],
  sizes: ['size S', 'size M', 'size L', 'size XL', 'size 2XL', 'freesize'],
  colours: ['đen', 'trắng', 'be', 'xanh rêu', 'hồng đất', 'đỏ đô', 'xanh navy', 'tím khói'],
  questions: [
    'Mình cao 1m58 nặng 49kg thì mặc {size} vừa không {you}?',
    'Em 55 ký bụng hơi to mặc {thing} có lộ không {you}',
    'Chất vải là gì vậy {you}, có nhăn không?',
    '{thing} có lót trong không {you}?',
    'Giặt máy được không hay phải giặt tay ạ?',
    'Vòng 2 bao nhiêu thì mặc vừa {size} ạ',
    'Cho {me} xem ảnh mặc thật của {thing} với',
    'Mặc {thing} đi đám cưới có hợp không {you}?',
  ],
  complaints: [
    'Áo bị bung chỉ ở nách rồi {you} ơi',
    'Mình đặt {colour} mà giao nhầm màu khác',
    'Vải mỏng hơn trên hình nhiều quá',
    'Mặc chật quá, {you} cho đổi lên {size} được không?',
    'Giặt một nước đã ra màu hết trơn',
  ],
}

const cosmetics: Shop = {
  knownBy: ['my pham', 'cosmetic', 'beauty', 'spa', 'lam dep'],
  things: [
    'son kem lì',
    'kem chống nắng',
    'serum vitamin C',
    'tẩy trang',
    'sữa rửa mặt',
    'mặt nạ đất sét',
    'nước hoa hồng',
    'cushion',
    'kem dưỡng đêm',
    'phấn má',
    'dầu gội bưởi',
    'tẩy da chết cà phê',
    'kẻ mắt nước',
  ],
  sizes: ['30ml', '50ml', '100ml', '500ml', 'bản mini', 'bản full size'],
  colours: ['đỏ gạch', 'cam đất', 'hồng nude', 'tone sáng', 'tone tự nhiên', 'nâu tây', 'đỏ rượu'],
  questions: [
    'Da dầu mụn dùng {thing} có bị đẩy mụn không {you}?',
    'Bầu 5 tháng dùng {thing} được không ạ?',
    'Da nhạy cảm hay đỏ dùng được không {you}',
    'Hàng chính hãng có tem phụ không ạ?',
    'Date tới khi nào vậy {you}?',
    '{thing} xài sáng hay tối vậy {you}?',
    'Môi thâm đánh màu {colour} có lên không?',
    'Có mẫu thử cho {me} xin một ít được không',
  ],
  complaints: [
    'Dùng 2 hôm mà mặt nổi mẩn hết rồi {you} ơi',
    'Chai bị đổ ra hết hộp, còn có nửa',
    'Nắp vỡ luôn rồi nè {you}',
    'Mùi khác với chai trước {me} mua ở store',
    'Giao thiếu quà tặng {you} ơi',
  ],
}

const food: Shop = {
  knownBy: ['nha hang', 'do an', 'thuc pham', 'banh', 'bep', 'food', 'restaurant', 'quan an'],
  things: [
    'bánh bông lan trứng muối',
    'cơm tấm sườn',
    'chả cá',
    'mắm ruốc',
    'khô gà lá chanh',
    'bún bò',
    'bánh tráng trộn',
    'nem chua rán',
    'chè bưởi',
    'tôm khô',
    'pate gan',
    'bánh kem 20cm',
    'hạt điều rang muối',
    'xôi mặn',
  ],
  sizes: ['nửa ký', '1 ký', 'hộp nhỏ', 'hộp lớn', 'phần 2 người', 'set 5 người'],
  colours: ['cay', 'không cay', 'ít đường', 'nhiều sốt', 'vị truyền thống', 'vị phô mai'],
  questions: [
    '{thing} để được mấy ngày vậy {you}?',
    'Giờ đặt thì mấy giờ giao tới ạ?',
    'Có hút chân không gửi đi máy bay được không {you}?',
    'Chiều nay 20 suất có kịp không {you}?',
    'Mấy giờ {you} đóng cửa?',
    'Bé 2 tuổi ăn được không, có cay không ạ',
    'Ghi chữ lên bánh chúc mừng sinh nhật giúp {me} nha',
    'Cho {me} xin menu với',
  ],
  complaints: [
    'Đồ ăn giao tới nguội ngắt {you} ơi',
    'Thiếu một phần {thing} rồi',
    'Bánh bị móp hết kem luôn',
    'Đặt 11h mà 1h mới tới',
    'Hôm nay mặn quá {you} ơi',
  ],
}

const electronics: Shop = {
  knownBy: ['dien tu', 'dien thoai', 'may tinh', 'cong nghe', 'electronic', 'phone', 'computer', 'phu kien'],
  things: [
    'tai nghe bluetooth',
    'sạc dự phòng 20000',
    'loa mini',
    'bàn phím cơ',
    'chuột không dây',
    'camera wifi',
    'đồng hồ thông minh',
    'ốp lưng trong',
    'cáp sạc nhanh',
    'quạt tích điện',
    'nồi chiên không dầu',
    'máy hút bụi mini',
    'ổ cứng SSD',
    'đèn livestream',
  ],
  sizes: ['bản 64GB', 'bản 128GB', 'bản 256GB', 'loại 1m', 'loại 2m', 'bản quốc tế'],
  colours: ['đen', 'trắng', 'bạc', 'xanh dương', 'xám'],
  questions: [
    '{thing} bảo hành bao lâu vậy {you}?',
    'Dùng cho iPhone 13 được không ạ?',
    'Pin dùng liên tục được mấy tiếng?',
    'Trả góp qua thẻ được không {you}?',
    'Hàng mới nguyên seal hay trưng bày ạ?',
    'Có xuất hóa đơn công ty không {you}?',
    'Lỗi thì đổi mới hay sửa vậy {you}',
    'Ghé cửa hàng xem trực tiếp được không ạ',
  ],
  complaints: [
    'Tai nghe mới 3 ngày đã mất tiếng một bên',
    '{thing} không lên nguồn {you} ơi',
    'Sạc nóng quá, có bị sao không vậy?',
    'Gửi đi bảo hành 2 tuần rồi chưa thấy',
    'Mở hộp ra thiếu dây sạc',
  ],
}

const furniture: Shop = {
  knownBy: ['noi that', 'furniture', 'do go', 'decor', 'moc', 'sofa'],
  things: [
    'bàn học gỗ sồi',
    'kệ sách 5 tầng',
    'ghế mây',
    'sofa băng',
    'tủ giày',
    'bàn trà tròn',
    'giường gấp',
    'đèn cây',
    'gương toàn thân',
    'kệ tivi',
    'thảm lông',
    'tủ quần áo 3 cánh',
    'bàn ăn 4 ghế',
    'xích đu ban công',
  ],
  sizes: ['80x40', '1m2', '1m4', '1m6x2m', '1m8x2m', 'loại nhỏ'],
  colours: ['vân sồi', 'óc chó', 'trắng', 'xám tiêu', 'nâu cánh gián', 'gỗ tự nhiên'],
  questions: [
    '{thing} là gỗ thật hay gỗ công nghiệp vậy {you}?',
    'Kích thước chi tiết {thing} bao nhiêu ạ?',
    'Có lắp đặt tận nhà không {you}?',
    'Nhà lầu 4 không thang máy có khiêng lên không ạ',
    'Đặt đóng theo kích thước riêng được không?',
    'Phòng 12 mét vuông để {thing} có chật không {you}',
    'Có showroom ở {city} không {you}?',
    'Bao lâu thì giao tới nơi ạ?',
  ],
  complaints: [
    'Mặt bàn bị trầy một đường dài',
    'Thiếu ốc vít không ráp được {you} ơi',
    'Kệ bị cong, để sách là nghiêng',
    'Thợ hẹn hôm qua mà không ai tới',
    'Màu khác hẳn trên hình',
  ],
}

const flowers: Shop = {
  knownBy: ['hoa', 'flower', 'florist', 'qua tang'],
  things: [
    'bó hồng đỏ',
    'hoa hướng dương',
    'lẵng khai trương',
    'hộp hoa mini',
    'bó baby trắng',
    'tulip',
    'hoa cưới cầm tay',
    'kệ hoa chia buồn',
    'chậu lan hồ điệp',
    'bó cúc tana',
  ],
  sizes: ['10 bông', '20 bông', '50 bông', '99 bông', 'cỡ vừa', 'cỡ lớn'],
  colours: ['đỏ', 'hồng pastel', 'trắng', 'vàng', 'tone tím', 'xanh biển'],
  questions: [
    'Sáng mai 8h giao kịp không {you}?',
    'Viết thiệp giúp {me} được không ạ?',
    'Giấu tên người gửi được không {you}',
    '{thing} để được mấy ngày?',
    'Có giao tận công ty không {you}?',
    'Tầm 300k thì làm được bó nào đẹp ạ',
    'Chụp hình trước khi giao cho {me} nha',
  ],
  complaints: [
    'Hoa giao tới bị héo mấy bông {you} ơi',
    'Ghi sai tên trên thiệp rồi',
    'Hẹn 9h mà 11h chưa thấy hoa',
    'Bó nhỏ hơn mẫu nhiều quá',
  ],
}

const babies: Shop = {
  knownBy: ['me va be', 'me be', 'baby', 'tre em', 'do so sinh'],
  things: [
    'bỉm dán',
    'sữa hạt',
    'xe đẩy gấp gọn',
    'bình sữa',
    'body cotton',
    'ghế ăn dặm',
    'máy hút sữa',
    'khăn sữa',
    'đồ chơi gỗ',
    'nôi điện',
    'balo mầm non',
    'kem hăm',
  ],
  sizes: ['size S', 'size M', 'size L', '0-3 tháng', '6-12 tháng', 'cho bé 2 tuổi'],
  colours: ['hồng', 'xanh', 'vàng', 'hình gấu', 'hình thỏ', 'trắng'],
  questions: [
    'Bé 7kg mặc {size} vừa không {you}?',
    'Bé 4 tháng dùng được chưa ạ?',
    '{thing} là hàng nội địa hay nhập vậy {you}?',
    'Nhựa có BPA không {you}?',
    'Mua nguyên thùng thì giá sao ạ?',
    'Bé da nhạy cảm dùng có hăm không {you}',
    'Có gói quà thôi nôi không ạ?',
  ],
  complaints: [
    'Bỉm bị tràn suốt {you} ơi',
    'Xe đẩy kêu cọt kẹt rồi',
    'Giao nhầm {size} rồi {you}',
    'Hộp sữa bị móp, date còn có 2 tháng',
  ],
}

/** The kinds of shop a crowd can come to. */
export const shops = { clothes, cosmetics, food, electronics, furniture, flowers, babies } as const
export type ShopKind = keyof typeof shops
export const shopKinds = Object.keys(shops) as ShopKind[]
