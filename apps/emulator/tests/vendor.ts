import { openReceiver, type Stage } from './stage.ts'

/** Another vendor's app beside ours. */
export async function withVendor(stage: Stage) {
  const receiver = await openReceiver()
  const app = await stage.newApp('Bên Khác', receiver)
  const token = await stage.connect(app.id, stage.page)
  return { receiver, app, token, [Symbol.asyncDispose]: receiver.close }
}

/** What a send is told while another app holds the thread. */
export const owned = {
  code: 10,
  error_subcode: 2018300,
  message: '(#10) Message failed to send because another app is controlling this thread now.',
}

export const recipient = (stage: Stage) => ({ recipient: { id: stage.lan } })
