import { Badge, type Tone } from '@/ui/Badge'
import { formatP } from '@/ui/Count'
import { formatFigure } from '@/ui/figures'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import type { Timeline } from '../campaign-types'

export type Mark = Timeline['marks'][number]
type Day = Timeline['days'][number]

const TONES: Readonly<Record<Mark['kind'], Tone>> = {
  pivot: 'warn',
  ban: 'danger',
  event: 'info',
  action: 'accent',
  raised: 'neutral',
}

export const MARK_COLUMNS: readonly Column<Mark>[] = [
  { id: 'at', header: 'When', value: ({ at }) => at, cell: ({ at }) => <Time at={at} /> },
  {
    id: 'kind',
    header: 'What',
    value: ({ kind }) => kind,
    cell: ({ kind }) => <Badge tone={TONES[kind]}>{kind}</Badge>,
  },
  {
    id: 'label',
    header: 'In words',
    value: ({ label }) => label,
    cell: ({ label }) => <span title={label}>{label}</span>,
  },
  {
    id: 'chance',
    header: 'Against chance',
    value: ({ chance }) => chance?.p_value,
    secondary: true,
    cell: ({ chance }) => <Against chance={chance} />,
  },
]

function Against({ chance }: { chance: Mark['chance'] }) {
  if (chance === null) return <span className="soft">it was told or done: no estimate</span>
  const { observed, expected, p_value, compared_with } = chance
  return (
    <span title={`compared with ${compared_with}`}>
      {formatFigure(observed)}, by chance {formatFigure(expected)} (p = {formatP(p_value)})
    </span>
  )
}

export const MARK_CSV: readonly Column<Mark>[] = [
  ...MARK_COLUMNS.slice(0, 3),
  { id: 'observed', header: 'observed', value: ({ chance }) => chance?.observed },
  { id: 'expected', header: 'expected by chance', value: ({ chance }) => chance?.expected },
  { id: 'p', header: 'p by chance', value: ({ chance }) => chance?.p_value },
  { id: 'with', header: 'compared with', value: ({ chance }) => chance?.compared_with },
]

export const DAY_COLUMNS: readonly Column<Day>[] = [
  { id: 'day', header: 'Day (UTC)', value: ({ day }) => day },
  { id: 'harvesting', header: 'Harvesting, estimated', value: ({ harvesting }) => harvesting, align: 'end' },
  { id: 'cover', header: 'Cover', value: ({ cover }) => cover, align: 'end' },
]
