import { useCallback, useEffect, useState } from 'react'

export type Go = (path: string) => void

/** The address as its parts, and how to go elsewhere. */
export function useAddress(): { parts: (string | null)[]; go: Go } {
  const [path, setPath] = useState(location.pathname)
  const go = useCallback((to: string) => {
    if (to !== location.pathname) history.pushState(null, '', to)
    setPath(to)
  }, [])
  useEffect(() => {
    const back = () => setPath(location.pathname)
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [])
  return { parts: path.split('/').slice(1).map(decodeURIComponent), go }
}
