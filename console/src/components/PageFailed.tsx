import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorNote } from './ErrorNote'

/** A page that could not be drawn; the rest of the console stays. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  return <ErrorNote error={error} onRetry={reset} />
}
