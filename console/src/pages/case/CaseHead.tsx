import { Link } from '@tanstack/react-router'
import { Person } from '@/components/Person'
import { StatusBadge } from '@/components/StatusBadge'
import { Count, formatCount, formatShare } from '@/ui/Count'
import { PageHead } from '@/ui/PageHead'
import { Stat } from '@/ui/Stat'
import { Time } from '@/ui/Time'
import type { CaseWork } from './case-types'

/** What the case is about, in a sentence and a few figures, and the ways to the campaign. */
export function CaseHead({ work }: { work: CaseWork }) {
  const { id, status, campaign, opened, updated, updated_by, tasks_open, tasks_done, notes_count, appeals_open } = work
  return (
    <>
      <PageHead
        title={`Case ${id}`}
        above={<Link to="/cases">Cases</Link>}
        beside={<StatusBadge status={status} />}
        summary={campaign.summary}
        actions={
          <>
            <Link to="/campaigns/$id" params={{ id }}>
              Campaign
            </Link>
            <Link to="/campaigns/$id" params={{ id }} search={{ tab: 'actions' }}>
              Actions
            </Link>
            <Link to="/campaigns/$id" params={{ id }} search={{ tab: 'sharing' }}>
              Evidence package
            </Link>
          </>
        }
      />
      <section className="tiles" aria-label="Figures of the case">
        <Stat
          label="Campaign"
          value={<StatusBadge status={campaign.status} />}
          note={`confidence ${formatShare(campaign.confidence)} that it is one operator’s harvesting${campaign.present ? '' : '; the newest run did not find it again'}`}
        />
        <Stat
          label="Accounts"
          value={<Count value={campaign.accounts_count} />}
          note={`about ${formatCount(campaign.exchanges)} harvesting exchanges`}
        />
        <Stat
          label="Opened"
          value={<Time at={opened} as="ago" />}
          note={
            updated === null ? (
              'nobody has worked on it yet'
            ) : (
              <>
                changed <Time at={updated} as="ago" /> by <Person id={updated_by} />
              </>
            )
          }
        />
        <Stat
          label="Open tasks"
          value={<Count value={tasks_open} />}
          note={`done: ${formatCount(tasks_done)}; notes: ${formatCount(notes_count)}`}
        />
        <Stat
          label="Open appeals"
          value={<Count value={appeals_open} />}
          note={
            appeals_open === 0 ? (
              'of accounts of the campaign'
            ) : (
              <Link to="/cases/$id" params={{ id }} search={{ tab: 'trail', kind: 'appeal' }}>
                of accounts of the campaign
              </Link>
            )
          }
        />
      </section>
    </>
  )
}
