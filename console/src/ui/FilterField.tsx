import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { TextField } from './Field'

interface FilterFieldProps extends Omit<ComponentProps<typeof TextField>, 'value' | 'onChange' | 'onBlur'> {
  /** as the address has it */
  value: string | number | undefined
  /** trimmed; undefined: nothing stands there */
  onFilter: (value: string | undefined) => void
  /** It counts when typing rests so long; else with each letter. */
  rest_ms?: number
}

/**
 * A filter that the address keeps. While it is written in, it shows what was typed: the address follows a moment later, and
 * a field that waits for it moves the caret to the end, and breaks off words that are composed (Chinese, Japanese, Korean).
 * When it is left, or the reader goes back, it shows the address again.
 */
export function FilterField({ value, onFilter, rest_ms = 0, ...field }: FilterFieldProps) {
  const [typed, setTyped] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const forget = (): void => {
      clearTimeout(timer.current)
      setTyped(undefined)
    }
    addEventListener('popstate', forget)
    return () => {
      clearTimeout(timer.current)
      removeEventListener('popstate', forget)
    }
  }, [])
  const send = (text: string): void => {
    clearTimeout(timer.current)
    onFilter(text.trim() || undefined)
  }
  return (
    <TextField
      {...field}
      value={typed ?? value ?? ''}
      onChange={({ target }) => {
        setTyped(target.value)
        clearTimeout(timer.current)
        if (rest_ms === 0) send(target.value)
        else timer.current = setTimeout(() => send(target.value), rest_ms)
      }}
      onBlur={() => {
        // What waited for typing to rest; the rest was sent letter by letter.
        if (rest_ms > 0 && typed !== undefined && typed.trim() !== String(value ?? '')) send(typed)
        setTyped(undefined)
      }}
    />
  )
}
