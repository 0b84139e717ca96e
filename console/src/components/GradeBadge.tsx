import { Badge, type Tone } from '@/ui/Badge'

const TONES: Readonly<Record<string, Tone>> = {
  strong: 'danger',
  suggestive: 'warn',
  lead: 'info',
  cleared: 'good',
}

/** How much a result of provenance says, in its own word. */
export const GradeBadge = ({ grade }: { grade: string }) => <Badge tone={TONES[grade] ?? 'neutral'}>{grade}</Badge>
