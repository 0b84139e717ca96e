import { TLP_WORDS, type Tlp } from '@/api/sharing-words'
import { Badge } from '@/ui/Badge'

/** How far something may go, by the Traffic Light Protocol 2.0; who that is, on hover. */
export const TlpBadge = ({ tlp }: { tlp: Tlp }) => (
  <span title={TLP_WORDS[tlp]}>
    <Badge tone={tlp === 'red' ? 'danger' : tlp.startsWith('amber') ? 'warn' : tlp === 'green' ? 'good' : 'neutral'}>
      TLP:{tlp.toUpperCase()}
    </Badge>
  </span>
)
