import { createApp, createCustomer, createPage, createUser, type NewApp } from './world/people.ts'
import type { World } from './world/world.ts'

export type DemoApp = Partial<NewApp>

/** Ids that are the same at every start, so that a demonstration can be repeated. */
export const demoIds = {
  app: '1520000000000001',
  secret: '5f2b7c0d9e1a4836b7d8c9f0a1e2d3c4',
  admin: '100000000000101',
  editor: '100000000000102',
  mocStore: '104000000000001',
  tiemHoaNang: '104000000000002',
  bepCuaMe: '104000000000003',
} as const

const customers: Record<string, readonly string[]> = {
  [demoIds.mocStore]: ['Nguyễn Thị Lan', 'Trần Văn Hùng', 'Phạm Ngọc Mai', 'Lê Minh Quân', 'Vũ Thu Hà'],
  [demoIds.tiemHoaNang]: ['Đặng Thùy Linh', 'Bùi Anh Tuấn', 'Hoàng Bảo Châu'],
  [demoIds.bepCuaMe]: ['Ngô Kiều Oanh'],
}

/**
 * A small world to play in: an admin with two Pages and a third on which messaging is not theirs, people who can
 * write to them, and the app given. Returns what a start script needs to know.
 */
export function seedDemoWorld(world: World, order: DemoApp = {}) {
  const app = createApp(world, {
    ...order,
    name: order.name ?? 'Liền Mạch',
    id: order.id ?? demoIds.app,
    secret: order.secret ?? demoIds.secret,
  })
  const admin = createUser(world, { id: demoIds.admin, name: 'Nguyễn Minh Anh' })
  const editor = createUser(world, { id: demoIds.editor, name: 'Trần Quốc Bảo' })
  const pages = [
    createPage(world, {
      id: demoIds.mocStore,
      name: 'Mộc Store',
      category: 'Cửa hàng nội thất',
      admins: [admin.id],
      mode: 'routing',
      defaultAppId: app.id,
      takeControl: [app.id],
    }),
    createPage(world, {
      id: demoIds.tiemHoaNang,
      name: 'Tiệm Hoa Nắng',
      category: 'Cửa hàng hoa',
      admins: [admin.id],
    }),
    createPage(world, {
      id: demoIds.bepCuaMe,
      name: 'Bếp Của Mẹ',
      category: 'Nhà hàng',
      admins: [{ id: admin.id, tasks: ['ANALYZE', 'CREATE_CONTENT'] }, editor.id],
    }),
  ]
  for (const page of pages) {
    for (const [index, name] of (customers[page.id] ?? []).entries()) {
      createCustomer(world, page, {
        name,
        psid: `2${page.id.slice(-4)}${'0'.repeat(10)}${String(index + 1).padStart(2, '0')}`,
      })
    }
  }
  return {
    app: { id: app.id, secret: app.secret },
    userId: admin.id,
    pages: pages.map((page) => ({ id: page.id, name: page.name, customers: [...page.customers.keys()] })),
  }
}
