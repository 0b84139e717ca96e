import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Pause, Play } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '@/ui/Button'
import { Count, formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { PageHead } from '@/ui/PageHead'
import { Stat } from '@/ui/Stat'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { ConnectionBadge, ConnectionNote } from './ConnectionNote'
import { LiveFilters } from './LiveFilters'
import { HELD_MAX, type LiveEntry, rateOf } from './live-buffer'
import { LIVE_COLUMNS } from './live-columns'
import { streamPath } from './stream-path'
import { useLive } from './use-live'

/** Exchanges and decisions as they come. */
export function LivePage() {
  const search = getRouteApi('/live').useSearch()
  const navigate = useNavigate({ from: '/live' })
  const { buffer, connection, paused, setPause, clear, connect } = useLive(streamPath(search))
  const { skipped, waiting, dropped } = buffer
  const { show } = search
  const rows = useMemo(
    () => (show === undefined ? buffer.entries : buffer.entries.filter(({ kind }) => `${kind}s` === show)),
    [buffer.entries, show],
  )
  return (
    <div className="stack">
      <PageHead
        title="Live"
        beside={
          <span aria-live="polite">
            <ConnectionBadge connection={connection} paused={paused} />
          </span>
        }
        summary="Exchanges as they are stored and decisions as they are made, without their text."
        actions={
          <>
            <Button onClick={clear}>Clear</Button>
            <Button look="primary" onClick={() => setPause(!paused)}>
              {paused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
              {paused ? `Go on${waiting.length === 0 ? '' : ` (${formatCount(waiting.length)} waiting)`}` : 'Pause'}
            </Button>
          </>
        }
      />
      <LiveFilters search={search} onChange={(next) => void navigate({ replace: true, search: next })} />
      <ConnectionNote connection={connection} onConnect={connect} />
      <div className="tiles">
        <Stat label="Rate" value={`${rateOf(buffer).toFixed(1)} /s`} note="told here, over the last ten seconds" />
        <Stat
          label="Held here"
          value={<Count value={buffer.entries.length} />}
          note={`the newest ${formatCount(HELD_MAX)} at most`}
        />
        <Stat
          label="Left out by the server"
          value={<Count value={skipped.exchanges + skipped.decisions} />}
          note={`${formatCount(skipped.exchanges)} exchanges, ${formatCount(skipped.decisions)} decisions: more came than a stream tells`}
        />
        {dropped === 0 ? null : (
          <Stat label="Dropped in the pause" value={<Count value={dropped} />} note="more came than is held here" />
        )}
      </div>
      <DataTable<LiveEntry>
        label="Exchanges and decisions, the newest first"
        columns={LIVE_COLUMNS}
        rows={rows}
        rowKey={({ key }) => key}
        onOpen={({ account }) => void navigate({ to: '/accounts/$id', params: { id: account } })}
        tools={
          <div className="row">
            <CsvButton name="live" columns={LIVE_COLUMNS} rows={rows} />
          </div>
        }
        empty={
          <EmptyState title={connection.state === 'open' ? 'Nothing has come yet' : 'There is no stream yet'}>
            {connection.state !== 'open'
              ? 'It is shown as soon as the server answers.'
              : search.account === undefined && search.campaign === undefined && search.decision === undefined
                ? 'What is sent to the server, or passes the gateway, appears here at once. Imports do as well.'
                : 'Nothing that the filters let through. Take one away to see more.'}
          </EmptyState>
        }
      />
    </div>
  )
}
