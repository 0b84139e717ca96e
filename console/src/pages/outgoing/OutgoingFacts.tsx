import { Link } from '@tanstack/react-router'
import { FORM_WORDS, type Outgoing, TLP_WORDS } from '@/api/sharing-words'
import { Person } from '@/components/Person'
import { formatCount } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { Time } from '@/ui/Time'

/** What it is, to whom it goes, and who did what about it. */
export function OutgoingFacts({ record }: { record: Outgoing }) {
  const { form, campaign, source, recipient, recipient_kind, collection, remote, tlp, purpose } = record
  return (
    <Facts
      facts={[
        ['What', FORM_WORDS[form]],
        ...(campaign === null
          ? []
          : [
              [
                'Campaign',
                <Link key="campaign" to="/campaigns/$id" params={{ id: campaign }} search={{ tab: 'sharing' }}>
                  {campaign}
                </Link>,
              ] as const,
            ]),
        ...(source === null ? [] : [['Seen here of', source] as const]),
        ['To', `${recipient} (${recipient_kind ?? 'not known: nothing is told of it in the settings'})`],
        ...(collection === null
          ? []
          : [
              [
                'Published in',
                <Link key="collection" to="/connections" search={{ tab: 'collections', id: collection }}>
                  the TAXII collection
                </Link>,
              ] as const,
            ]),
        ...(remote === null ? [] : [['Pushed to', <code key="remote">{remote}</code>] as const]),
        ['Level', `TLP:${tlp.toUpperCase()}: ${TLP_WORDS[tlp]}`],
        ['Purpose', purpose],
        ['Asked', <By key="asked" at={record.created} id={record.created_by} />],
        ...(record.decided === null
          ? []
          : [['Decided', <By key="decided" at={record.decided} id={record.decided_by} />] as const]),
        ...(record.independent === null
          ? []
          : [
              [
                'Two persons',
                record.independent
                  ? 'known to stand behind asking and approving'
                  : 'two keys did it; that two persons stand behind them is not known',
              ] as const,
            ]),
        ...(record.reason === null ? [] : [['Reason', record.reason] as const]),
        ...(record.sent === null ? [] : [['Sent', <By key="sent" at={record.sent} id={record.sent_by} />] as const]),
        ['Bytes', `${formatCount(record.bytes)} (${record.media_type})`],
        ['SHA-256', <code key="sha256">{record.sha256}</code>],
      ]}
    />
  )
}

const By = ({ at, id }: { at: string; id: string | null }) => (
  <span>
    <Time at={at} /> by <Person id={id} />
  </span>
)
