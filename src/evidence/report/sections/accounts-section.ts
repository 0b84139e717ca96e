import type { EvidenceCase } from '#contract/evidence.js'
import type { CampaignAccount } from '#contract/report.js'
import { formatConfidence, formatCount, formatNoun } from '#lib/format-number.js'
import { html, type Markup } from '#lib/markup.js'
import { cutList } from '../cut-list.js'
import { expectedWrong, formatExpected } from '../describe-chance.js'
import type { DocumentLimits } from '../document-limits.js'
import { renderDocumentTable } from '../render-document-table.js'

/** The accounts, the first of them one by one. */
export function renderAccountsSection({ accounts, accounts_are }: EvidenceCase, limits: DocumentLimits): Markup {
  const { shown, rest } = cutList(accounts, limits.accounts, 'accounts', 'accounts.ndjson')
  const core = accounts.filter(({ role }) => role === 'core').length
  const exchanges = accounts.reduce((sum, account) => sum + account.exchanges, 0)
  const harvesting = accounts.reduce((sum, account) => sum + account.harvesting, 0)
  return html`<p>${formatNoun(accounts.length, 'account')}, ${formatCount(core)} of them core, which is where the group was first found; the others were found to belong to it.
Together they sent ${formatNoun(exchanges, 'exchange')}, of which an estimated ${formatCount(harvesting)} harvest. The score is the probability that an account belongs to the campaign;
by the scores ${formatExpected(expectedWrong(accounts))} of them are expected not to.</p>
<p>${ACCOUNTS_ARE[accounts_are]}</p>
${shown.length === 0 ? html`<p>The package names no account.</p>` : renderAccounts(shown)}
${rest}`
}

const ACCOUNTS_ARE: Record<EvidenceCase['accounts_are'], string> = {
  hashed:
    'Accounts are told by keyed hashes. Only the operator can lead a hash back to an account; the same account has the same hash throughout this package.',
  clear:
    'Accounts are told in clear, by the names that they have in the operator’s logs. Handle the list as personal data.',
}

const renderAccounts = (rows: readonly CampaignAccount[]): Markup =>
  renderDocumentTable<CampaignAccount>(
    'Accounts',
    [
      { head: 'Account', kind: 'wide', cell: ({ id }) => html`<span class="id">${id}</span>` },
      { head: 'Role', cell: ({ role }) => role },
      { head: 'Exchanges', kind: 'number', cell: ({ exchanges }) => formatCount(exchanges) },
      { head: 'Harvesting, est.', kind: 'number', cell: ({ harvesting }) => formatCount(harvesting) },
      { head: 'Score', kind: 'number', cell: ({ score }) => formatConfidence(score) },
    ],
    rows,
  )
