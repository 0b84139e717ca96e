import { Badge, type Tone } from '@/ui/Badge'

const TONES: Readonly<Record<string, Tone>> = {
  open: 'info',
  confirmed: 'danger',
  dismissed: 'neutral',
  closed: 'neutral',
  allow: 'good',
  throttle: 'warn',
  challenge: 'warn',
  degrade: 'warn',
  block: 'danger',
  active: 'good',
  approved: 'good',
  done: 'good',
  sent: 'good',
  pending: 'warn',
  requested: 'warn',
  examined: 'info',
  rejected: 'neutral',
  withdrawn: 'neutral',
  revoked: 'neutral',
  failed: 'danger',
  ok: 'good',
  receiving: 'info',
  reading: 'info',
  detecting: 'info',
  observe: 'info',
  refused: 'danger',
  waiting: 'warn',
  sending: 'info',
  dead: 'danger',
  success: 'good',
  failure: 'danger',
  ended: 'neutral',
  faded: 'neutral',
  muted: 'neutral',
  upheld: 'good',
  holds: 'good',
  working: 'info',
  new: 'accent',
}

/** A state, in its own word. */
export const StatusBadge = ({ status }: { status: string }) => (
  <Badge tone={TONES[status] ?? 'neutral'}>{status.replaceAll('_', ' ')}</Badge>
)
