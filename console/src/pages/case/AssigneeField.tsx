import { useState } from 'react'
import { api } from '@/api/client'
import { useMe } from '@/api/use-me'
import { usePrincipals } from '@/api/use-principals'
import { SelectField, TextField } from '@/ui/Field'
import type { CaseWork } from './case-types'

const SOMEBODY_ELSE = '?'
const NOBODY = ''
const LIMIT = 1000

interface AssigneeFieldProps {
  work: CaseWork
  value: string | null
  onChange: (assignee: string | null) => void
}

/** Whose the case is: me, nobody, who has a case already, or anybody by id. */
export function AssigneeField({ work, value, onChange }: AssigneeFieldProps) {
  const [asked, setAsked] = useState(false)
  const me = useMe().data
  const people = usePeople(work)
  const known = value === null || value === me?.id || people.has(value)
  const typed = asked || !known
  return (
    <>
      <SelectField
        label="Assignee"
        value={typed ? SOMEBODY_ELSE : (value ?? NOBODY)}
        onChange={({ target }) => {
          setAsked(target.value === SOMEBODY_ELSE)
          if (target.value !== SOMEBODY_ELSE) onChange(target.value === NOBODY ? null : target.value)
        }}
      >
        <option value={NOBODY}>nobody</option>
        {me === undefined ? null : <option value={me.id}>me ({me.name})</option>}
        {[...people].map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value={SOMEBODY_ELSE}>somebody else, by id</option>
      </SelectField>
      {typed ? (
        <TextField
          label="Id of the assignee"
          required
          pattern="(key|person):.+"
          title="key:… or person:…"
          hint="As records name people: key:… or person:…"
          value={value ?? ''}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        />
      ) : null}
    </>
  )
}

/** Who can be named without typing an id: who holds a key that may read cases, and who has a case already. */
function usePeople({ assignee, assignee_name }: CaseWork): Map<string, string> {
  const me = useMe().data?.id
  const query = { params: { query: { limit: LIMIT } } }
  const cases = api.useQuery('get', '/v1/cases', query).data?.items ?? []
  const principals = usePrincipals()
  const named: [string, string][] = [
    ...principals
      .filter(({ scopes, active }) => active && (scopes.includes('analyst') || scopes.includes('admin')))
      .map(({ id, name }): [string, string] => [id, name]),
    ...[{ assignee, assignee_name }, ...cases].flatMap((one): [string, string][] =>
      one.assignee === null ? [] : [[one.assignee, one.assignee_name ?? one.assignee]],
    ),
  ]
  return new Map(named.filter(([id]) => id !== me))
}
