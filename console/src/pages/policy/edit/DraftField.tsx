import { type ReactNode, useState } from 'react'
import { TextField } from '@/ui/Field'
import { textOf } from './read-draft'

interface DraftFieldProps {
  label: ReactNode
  hint?: ReactNode
  error: string | undefined
  value: unknown
  /** what stands in the YAML for what was typed */
  read: (text: string) => unknown
  onChange: (value: unknown) => void
  placeholder?: string
}

/**
 * A value of the YAML as text. While it is typed in, it shows what was typed: `0.` on the way to `0.5` is not made 0, nor
 * a comma taken away that the next word comes after.
 */
export function DraftField({ value, read, onChange, ...field }: DraftFieldProps) {
  const [typed, setTyped] = useState<string | undefined>()
  return (
    <TextField
      {...field}
      autoComplete="off"
      value={typed ?? textOf(value)}
      onChange={({ target }) => {
        setTyped(target.value)
        onChange(read(target.value))
      }}
      onBlur={() => setTyped(undefined)}
    />
  )
}

/** A number where it is one; else the text, for the server to find fault with. Nothing typed is nothing. */
export const readNumber = (text: string): number | string | null => {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed
}

/** Words between commas. */
export const readList = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
