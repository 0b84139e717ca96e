import { Facts } from '@/ui/Facts'
import { Time } from '@/ui/Time'
import { Person } from './Person'

interface Approved {
  created: string
  created_by: string
  approved: string | null
  approved_by: string | null
  approved_independently: boolean
}

interface ApprovalFactsProps {
  record: Approved
  /** when it was ended, and by whom */
  ended: string | null
  ended_by: string | null
}

/** Who asked for something that leaves by itself, who approved it, and who ended it. */
export function ApprovalFacts({ record, ended, ended_by }: ApprovalFactsProps) {
  const { created, created_by, approved, approved_by, approved_independently } = record
  return (
    <Facts
      facts={[
        ['Asked', <By key="asked" at={created} id={created_by} />],
        ['Approved', approved === null ? 'not yet' : <By key="approved" at={approved} id={approved_by} />],
        ...(approved === null
          ? []
          : [
              [
                'Two persons',
                approved_independently
                  ? 'known to stand behind asking and approving'
                  : 'two keys did it; that two persons stand behind them is not known',
              ] as const,
            ]),
        ...(ended === null ? [] : [['Ended', <By key="ended" at={ended} id={ended_by} />] as const]),
      ]}
    />
  )
}

const By = ({ at, id }: { at: string; id: string | null }) => (
  <span>
    <Time at={at} /> by <Person id={id} />
  </span>
)
