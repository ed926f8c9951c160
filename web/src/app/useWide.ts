import { useEffect, useState } from 'react'

const wideQuery = '(min-width: 768px)'

/** useWide tells whether there is room for more than a phone's width. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(wideQuery).matches)
  useEffect(() => {
    const query = matchMedia(wideQuery)
    const follow = () => setWide(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return wide
}
