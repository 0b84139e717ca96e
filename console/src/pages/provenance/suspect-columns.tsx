import { Link } from '@tanstack/react-router'
import type { Suspect } from '@/api/use-provenance'
import { GradeBadge } from '@/components/GradeBadge'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'

export const SUSPECT_COLUMNS: readonly Column<Suspect>[] = [
  {
    id: 'name',
    header: 'Suspect',
    value: ({ name }) => name,
    cell: ({ name }) => (
      <Link to="/provenance/$name" params={{ name }}>
        {name}
      </Link>
    ),
  },
  {
    id: 'verdict',
    header: 'Newest verdict',
    value: ({ latest }) => latest?.grade,
    cell: ({ latest }) =>
      latest?.grade == null ? <span className="soft">no report yet</span> : <GradeBadge grade={latest.grade} />,
  },
  {
    id: 'campaigns',
    header: 'Campaigns',
    value: ({ campaigns }) => campaigns.join(' '),
    cell: ({ campaigns }) =>
      campaigns.map((id) => <Link key={id} to="/campaigns/$id" params={{ id }}>{`${id} `}</Link>),
    secondary: true,
  },
  { id: 'plans', header: 'Plans', value: ({ plans }) => plans, align: 'end', secondary: true },
  { id: 'runs', header: 'Runs', value: ({ runs }) => runs, align: 'end', secondary: true },
  { id: 'reports', header: 'Reports', value: ({ reports }) => reports, align: 'end', secondary: true },
  { id: 'last', header: 'Last', value: ({ last_at }) => last_at, cell: ({ last_at }) => <Time at={last_at} /> },
]
