import type { ErrorBody, MediaView } from '@lienmach/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Office, type Staff } from './office.ts'

let office: Office
let minh: Staff

beforeAll(async () => {
  office = await Office.open()
  const shop = await office.shop('Mộc Store', 'Chị Hoa')
  minh = await office.hire(shop, 'Minh')
})
afterAll(() => office?.[Symbol.asyncDispose]())

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a63' } })

async function upload(name: string, bytes: Uint8Array, field = 'file') {
  const form = new FormData()
  form.append(field, new Blob([Uint8Array.from(bytes)]), name)
  const answer = await fetch(`http://127.0.0.1:${office.port}/api/v1/workspaces/${minh.shop.id}/uploads`, {
    method: 'POST',
    headers: { cookie: minh.cookie, 'x-lienmach-client': 'test' },
    body: form,
  })
  return { status: answer.status, body: (await answer.json()) as MediaView & ErrorBody }
}

test('a picture is kept with its true kind and size, whatever it is called', async () => {
  const { status, body } = await upload('áo đầm.txt', await picture(300, 200).jpeg().toBuffer())
  expect(status).toBe(200)
  expect(body).toMatchObject({
    type: 'image',
    contentType: 'image/jpeg',
    width: 300,
    height: 200,
    name: 'áo đầm.txt',
  })
  const kept = await office.context.mediaStore.read(`${minh.shop.id}/${body.id}`)
  expect(kept?.length).toBe(body.byteSize)
})

test('a document and a table of words are taken as files', async () => {
  expect((await upload('giá.csv', Buffer.from('tên,giá\náo,1'))).body).toMatchObject({
    type: 'file',
    contentType: 'text/csv',
  })
  expect((await upload('bảng giá.pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n'))).body).toMatchObject({
    type: 'file',
    contentType: 'application/pdf',
  })
})

test('what could run where it is opened is refused, with the kinds that are taken', async () => {
  const harmful: [string, Uint8Array][] = [
    ['ảnh.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['trang.html', Buffer.from('<html><script>1</script></html>')],
    ['ảnh.png', Buffer.from('<html><script>1</script></html>')],
    ['cài đặt.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['gì đó.txt', Buffer.from([1, 0, 2, 0, 3])],
  ]
  for (const [name, bytes] of harmful) {
    const { status, body } = await upload(name, bytes)
    expect(status, name).toBe(415)
    expect(body.error.code).toBe('upload/wrong-kind')
    expect(body.error.detail?.kinds).toContain('png')
  }
})

test('a picture over eight megabytes and a file over twenty-five are refused with the limit', async () => {
  const heavy = Buffer.concat([await picture(10, 10).png().toBuffer(), Buffer.alloc(8 * 1024 * 1024)])
  const image = await upload('to.png', heavy)
  expect([image.status, image.body.error.detail?.limit]).toEqual([413, 8 * 1024 * 1024])
  const file = await upload('to.txt', Buffer.alloc(25 * 1024 * 1024 + 1, 'a'))
  expect([file.status, file.body.error.detail?.limit]).toEqual([413, 25 * 1024 * 1024])
})

test('a name loses its folders and its invisible signs', async () => {
  const { body } = await upload('../../bí mật/ả\u202Enh\u0007.png', await picture(4, 4).png().toBuffer())
  expect(body.name).toBe('ảnh.png')
})

test('a form without the file is said to be so', async () => {
  const { status, body } = await upload('a.png', await picture(4, 4).png().toBuffer(), 'other')
  expect([status, body.error.code]).toEqual([400, 'request/invalid'])
})
