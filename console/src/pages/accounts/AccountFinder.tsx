import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import styles from './Accounts.module.css'
import { ACTIONS, type AccountsSearch } from './search'

/** One field for both: what is typed filters the table, Enter opens the account by that id, or the case. */
export function AccountFinder() {
  const [{ q = '', decided, hit }, change] = useView<AccountsSearch>()
  const navigate = useNavigate()
  const open = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    // Not from the address, which may be a moment behind.
    const id = String(new FormData(event.currentTarget).get('q')).trim()
    if (id === '') return
    if (id.startsWith('case_')) void navigate({ to: '/cases/$id', params: { id } })
    else if (id.startsWith('camp_')) void navigate({ to: '/campaigns/$id', params: { id } })
    else void navigate({ to: '/accounts/$id', params: { id } })
  }
  return (
    <search>
      <form className={styles.filters} onSubmit={open}>
        <div className={styles.find}>
          <FilterField
            name="q"
            label="Account, or the case that a customer quotes"
            type="search"
            data-filter
            autoComplete="off"
            spellCheck={false}
            placeholder="whole id, then Enter"
            value={q}
            onFilter={(q) => change({ q })}
          />
          <Button type="submit" look="primary" disabled={q.trim() === ''}>
            Open
          </Button>
        </div>
        <SelectField
          label="Decided last"
          value={decided ?? ''}
          onChange={({ target }) => change({ decided: ACTIONS.find((one) => one === target.value) })}
        >
          <option value="">anything</option>
          {ACTIONS.map((action) => (
            <option key={action}>{action}</option>
          ))}
        </SelectField>
        <SelectField
          label="Did it hit?"
          value={hit ?? ''}
          onChange={({ target }) => change({ hit: (['yes', 'no'] as const).find((one) => one === target.value) })}
        >
          <option value="">either</option>
          <option value="yes">yes, enforced</option>
          <option value="no">no: shadow, cleared, within its rate</option>
        </SelectField>
      </form>
    </search>
  )
}
