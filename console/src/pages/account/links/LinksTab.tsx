import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { SelectField } from '@/ui/Field'
import { CsvButton } from '@/ui/table/CsvButton'
import type { AccountLinks } from '../account-types'
import type { AccountSearch } from '../search'
import { LinkGroup } from './LinkGroup'
import { LINK_CSV, REASON_WORDS, reasonRows, sharesItems } from './link-reasons'

const KINDS = ['item', 'content', 'behaviour', 'hours'] as const

/** Accounts that it shares something with, and those that are most like it: each with why, and what chance gives. */
export function LinksTab({ id }: { id: string }) {
  const links = api.useQuery('get', '/v1/accounts/{id}/links', { params: { path: { id } } })
  return (
    <Fetched query={links} lines={10}>
      {(found) =>
        found.items.length === 0 ? (
          <EmptyState title="No account is linked to it">
            It shares no item with another account, and none is more like it than chance would have it.
          </EmptyState>
        ) : (
          <Links links={found} />
        )
      }
    </Fetched>
  )
}

function Links({ links: { account, items, compared } }: { links: AccountLinks }) {
  const [{ reason }, change] = useView<AccountSearch>()
  const shown = items.filter(({ reasons }) => reason === undefined || reasons.some(({ kind }) => kind === reason))
  return (
    <div className="stack">
      <p className="soft">
        The {formatCount(items.length)} strongest of all accounts, so a weak link among them is no surprise. Each reason
        is set against chance: against all other accounts, or against {formatCount(compared)} innocent ones. Strength is
        in bits: each bit halves how often chance gives as much, were the reasons independent.
      </p>
      <div className="row">
        <SelectField
          label="Linked by"
          data-filter
          value={reason ?? ''}
          onChange={({ target }) => change({ reason: KINDS.find((kind) => kind === target.value) })}
        >
          <option value="">anything</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {REASON_WORDS[kind].name}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="row">
        <span className="soft" role="status">
          {formatCount(shown.length)} of {formatCount(items.length)} accounts
        </span>
        <CsvButton name={`${account}-links`} columns={LINK_CSV} rows={reasonRows(shown)} />
      </div>
      <LinkGroup
        title="Accounts that share something with it"
        none="It shares no item with another account."
        links={shown.filter(sharesItems)}
      />
      <LinkGroup
        title="Similar accounts, with nothing shared"
        none="No account is like it without sharing an item too."
        links={shown.filter((link) => !sharesItems(link))}
      />
    </div>
  )
}
