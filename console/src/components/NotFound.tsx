import { Link } from '@tanstack/react-router'
import { EmptyState } from '@/ui/EmptyState'

export function NotFound() {
  return (
    <EmptyState title="There is no such page" action={<Link to="/">To the overview</Link>}>
      The address may be of another version, or mistyped.
    </EmptyState>
  )
}
