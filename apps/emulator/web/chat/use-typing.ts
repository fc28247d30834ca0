import { useEffect, useState } from 'react'
import { followNews } from '../news.ts'

/** A sign of typing that is not renewed ends by itself. Milliseconds. */
const lasts = 20_000

/** Whether the other side is writing in this conversation at the moment. */
export function useTyping(pageId: string, psid: string, by: 'customer' | 'page'): boolean {
  const [on, setOn] = useState(false)
  useEffect(() => {
    let timer = 0
    const leave = followNews((news) => {
      if (news.pageId !== pageId || news.psid !== psid) return
      if (news.type !== 'typing' && news.type !== 'message') return
      if (news.type === 'typing' && news.by !== by) return
      window.clearTimeout(timer)
      const typing = news.type === 'typing' && news.on === true
      setOn(typing)
      if (typing) timer = window.setTimeout(() => setOn(false), lasts)
    })
    return () => {
      window.clearTimeout(timer)
      leave()
    }
  }, [pageId, psid, by])
  return on
}
