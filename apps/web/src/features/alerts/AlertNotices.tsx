import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useMay } from '../../session/may.ts'
import { useKept } from '../notifications/use-this-device.ts'
import { markOf } from './alert-model.ts'
import { useAlerts } from './alerts.ts'
import { useAlertWords } from './use-alert-words.ts'

/**
 * Tells managers through the browser that something broke while they look elsewhere. Only where they have allowed that
 * before: nobody is asked here. Where notifications were turned on, the service worker tells it; where they were turned
 * off, nobody does.
 */
export function AlertNotices() {
  const mayManage = useMay('manager')
  const navigate = useNavigate()
  const words = useAlertWords()
  const alerts = useAlerts().data?.alerts
  const neverChosen = useKept() === null
  /** What stood when this page was opened is no news. */
  const told = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (alerts === undefined) return
    const news = told.current === null ? [] : alerts.filter((alert) => !told.current?.has(markOf(alert)))
    told.current = new Set(alerts.map(markOf))
    const allowed = 'Notification' in globalThis && Notification.permission === 'granted'
    if (!mayManage || !allowed || !neverChosen || (document.hasFocus() && !document.hidden)) return
    for (const alert of news.filter(({ severity }) => severity === 'broken')) {
      const { title, text } = words(alert)
      const notice = new Notification(title, { body: text, tag: alert.id, icon: '/icon-192.png' })
      notice.onclick = () => {
        window.focus()
        if (alert.channelId !== null)
          void navigate({
            to: '/channels/$channelId',
            params: { channelId: alert.channelId },
            search: { tab: 'doctor' },
          })
      }
    }
  }, [alerts, mayManage, navigate, neverChosen, words])
  return null
}
