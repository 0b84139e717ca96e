import { useMe } from '@/api/use-me'

/** Who did something, as records name them (`key:…`, `person:…`); detection and time have no name. */
export function Person({ id, name }: { id: string | null | undefined; name?: string | null }) {
  const me = useMe().data
  if (id === null || id === undefined || id === '') return <span className="soft">nobody</span>
  if (id === me?.id)
    return (
      <span title={id}>
        {me.name} <span className="soft">(you)</span>
      </span>
    )
  return name === null || name === undefined ? <span className="mono">{id}</span> : <span title={id}>{name}</span>
}
