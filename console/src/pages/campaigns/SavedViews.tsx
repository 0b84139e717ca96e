import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useState } from 'react'
import { FormDialog } from '@/components/FormDialog'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import styles from './Campaigns.module.css'
import { isSameView, NAME_LENGTH_MAX, type SavedView, withoutView, withView } from './saved-views'
import type { CampaignsSearch } from './search'
import { keepViews, useSavedViews } from './use-saved-views'

/** Views that everybody has. */
const STANDARD: readonly SavedView[] = [
  { name: 'All', search: {} },
  { name: 'To review', search: { status: 'open', sort: '-confidence' } },
  { name: 'Sure of both verdicts', search: { verdict: 'both', sort: '-accounts' } },
  { name: 'Confirmed', search: { status: 'confirmed' } },
]

/** Filters and order under a name, each a link; saved ones stay in this browser. */
export function SavedViews() {
  const [view] = useView<CampaignsSearch>()
  const saved = useSavedViews()
  const [naming, setNaming] = useState(false)
  const known = [...STANDARD, ...saved].some(({ search }) => isSameView(search, view))
  const forget = (name: string): void => {
    const before = saved
    keepViews(withoutView(saved, name))
    notify(`View «${name}» forgotten`, { undo: { label: 'Undo', run: () => keepViews(before) } })
  }
  return (
    <nav className={styles.views} aria-label="Views">
      {STANDARD.map((one) => (
        <ViewLink key={one.name} view={one} here={isSameView(one.search, view)} />
      ))}
      {saved.map((one) => (
        <ViewLink
          key={`saved ${one.name}`}
          view={one}
          here={isSameView(one.search, view)}
          onForget={() => forget(one.name)}
        />
      ))}
      {known ? null : (
        <Button look="quiet" onClick={() => setNaming(true)}>
          Save this view
        </Button>
      )}
      {naming ? <NameDialog search={view} onClose={() => setNaming(false)} /> : null}
    </nav>
  )
}

function ViewLink({
  view: { name, search },
  here,
  onForget,
}: {
  view: SavedView
  here: boolean
  onForget?: () => void
}) {
  return (
    <span className={styles.view} data-here={here}>
      <Link
        to="/campaigns"
        search={search}
        activeOptions={{ exact: true, includeSearch: true }}
        {...(here ? { 'aria-current': 'true' as const } : {})}
      >
        {name}
      </Link>
      {onForget === undefined ? null : (
        <button type="button" className={styles.forget} onClick={onForget} aria-label={`Forget the view ${name}`}>
          <X size={13} aria-hidden />
        </button>
      )}
    </span>
  )
}

function NameDialog({ search, onClose }: { search: CampaignsSearch; onClose: () => void }) {
  const [name, setName] = useState('')
  const saved = useSavedViews()
  const replaces = saved.some((view) => view.name === name.trim())
  const submit = (): void => {
    if (name.trim() === '') return
    keepViews(withView(saved, { name: name.trim(), search }))
    notify(`View «${name.trim()}» saved in this browser`)
    onClose()
  }
  return (
    <FormDialog
      onClose={onClose}
      title="Save this view"
      description="Filters and order as they are now. It is kept in this browser; to share it, copy the address."
      does={replaces ? 'Replace' : 'Save'}
      onSubmit={submit}
    >
      <TextField
        label="Name of the view"
        required
        maxLength={NAME_LENGTH_MAX}
        value={name}
        onChange={(event) => setName(event.target.value)}
        {...(replaces ? { hint: 'There is a view of this name; it is replaced.' } : {})}
      />
    </FormDialog>
  )
}
