import { getRouteApi } from '@tanstack/react-router'
import type { PolicyRecord, Proposal } from '@/api/policy'
import { useProposals, useVersions } from '@/api/use-policies'
import { ErrorNote } from '@/components/ErrorNote'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { PageHead } from '@/ui/PageHead'
import { type Tab, Tabs } from '@/ui/Tabs'
import { beginDraft } from './edit/begin-draft'
import { DraftClash } from './edit/DraftClash'
import { EditTab } from './edit/EditTab'
import { useKeptDraft } from './edit/use-kept-draft'
import { PolicyHead } from './PolicyHead'
import { ProposalsTab } from './proposals/ProposalsTab'
import { RulesTab } from './rules/RulesTab'
import type { PolicySearch, PolicyTab } from './search'
import { ShadowTab } from './shadow/ShadowTab'
import { VersionsTab } from './versions/VersionsTab'

const route = getRouteApi('/policies/$name')

/** One policy: what counts, a draft of the next version, what it would do, and who has to look at it. */
export function PolicyPage() {
  const { name } = route.useParams()
  const versions = useVersions(name)
  const proposals = useProposals({ name })
  return (
    <div className="stack">
      {versions.data === undefined ? <PageHead title={name} /> : null}
      {proposals.error === null ? null : <ErrorNote error={proposals.error} />}
      <Fetched query={versions} lines={8}>
        {(found) => <PolicyView key={name} name={name} versions={found} proposals={proposals.data ?? []} />}
      </Fetched>
    </div>
  )
}

interface PolicyViewProps {
  name: string
  versions: readonly PolicyRecord[]
  proposals: readonly Proposal[]
}

function PolicyView({ name, versions, proposals }: PolicyViewProps) {
  const newest = versions[0]
  const [view, change] = useView<PolicySearch>()
  const navigate = route.useNavigate()
  const waiting = proposals.filter(({ state }) => state === 'open').length
  const [kept, setKept] = useKeptDraft(name)
  const { draft, clash } = beginDraft({ name, versions, kept, asked: view.base })
  const reset = (): void => {
    setKept(undefined)
    change({ base: undefined })
  }
  const edit: Tab<PolicyTab> = {
    name: 'edit',
    label: kept === undefined ? (newest === undefined ? 'Write' : 'Edit') : 'Edit (draft)',
    content: () =>
      clash ? (
        <DraftClash
          base={draft.base}
          asked={view.base!}
          onKeep={() => change({ base: undefined })}
          onThrow={() => setKept(undefined)}
        />
      ) : (
        <EditTab
          name={name}
          newest={newest}
          draft={draft}
          onChange={(text) => setKept({ ...draft, text })}
          onReset={reset}
          changed={newest?.withdrawn !== null || draft.text !== newest.source}
        />
      ),
  }
  const proposed: Tab<PolicyTab> = {
    name: 'proposals',
    label: waiting === 0 ? 'Proposals' : `Proposals (${waiting} waiting)`,
    content: () => <ProposalsTab name={name} proposals={proposals} versions={versions} />,
  }
  const tabs: readonly Tab<PolicyTab>[] =
    newest === undefined
      ? [edit, proposed]
      : [
          { name: 'rules', label: 'What it does', content: () => <RulesTab record={newest} /> },
          edit,
          { name: 'shadow', label: 'Shadow results', content: () => <ShadowTab versions={versions} /> },
          { name: 'versions', label: 'Versions', content: () => <VersionsTab versions={versions} /> },
          proposed,
        ]
  const open = tabs.find(({ name }) => name === view.tab)?.name ?? tabs[0]!.name
  return (
    <>
      <PolicyHead name={name} newest={newest} waiting={waiting} />
      <Tabs
        label="Sides of the policy"
        tabs={tabs}
        open={open}
        onOpen={(tab) => void navigate({ search: { tab } as never, resetScroll: false })}
      />
    </>
  )
}
