import { Link } from '@tanstack/react-router'
import { EmptyState } from '@/ui/EmptyState'

/** `known`: how many there are without filters. */
export function NoCampaigns({ known }: { known: number }) {
  if (known > 0)
    return (
      <EmptyState title="No campaign is like that" action={<Link to="/campaigns">Show all</Link>}>
        Loosen a filter. Campaigns that the newest run did not find again are shown only where you ask for them.
      </EmptyState>
    )
  return (
    <EmptyState title="No campaign was found" action={<Link to="/import">Import a log file</Link>}>
      Detection looks at the exchanges that it is sent. Send it some, by a gateway, by the API or from a file; campaigns
      appear after the next run.
    </EmptyState>
  )
}
