import { useMe } from '@/api/use-me'
import { usePrincipals } from '@/api/use-principals'

/** Who did something, as records name them (`key:…`, `person:…`); detection and time have no name. */
export function Person({ id, name }: { id: string | null | undefined; name?: string | null }) {
  const me = useMe().data
  const known = usePrincipals().find((one) => one.id === id)?.name ?? name
  if (id === null || id === undefined || id === '') return <span className="soft">nobody</span>
  if (id === me?.id)
    return (
      <span title={id}>
        {me.name} <span className="soft">(you)</span>
      </span>
    )
  return known === null || known === undefined ? <span className="mono">{id}</span> : <span title={id}>{known}</span>
}
