import { useState } from 'react'

/** stored reads a preference of this browser; storage may be switched off. */
export function stored(name: string): string | null {
  try {
    return localStorage.getItem(`suanpan.${name}`)
  } catch {
    return null
  }
}

/** useStored is a preference that this browser remembers. */
export function useStored<T extends string>(name: string, read: (text: string | null) => T): [T, (value: T) => void] {
  const [value, set] = useState(() => read(stored(name)))
  return [
    value,
    (next: T) => {
      set(next)
      try {
        localStorage.setItem(`suanpan.${name}`, next)
      } catch {
        // The choice then lasts as long as the page.
      }
    },
  ]
}
