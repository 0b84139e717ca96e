import { useEffect, useRef, useState } from 'react'
import { type Connection, followStream } from './follow-stream'
import { type Arrival, EMPTY_BUFFER, resume, takeArrivals } from './live-buffer'

/** How often the page is drawn anew: a stream may bring fifty events a second. */
const DRAW_MS = 250
/** Between two drawings; beyond, the oldest are left out. A hidden tab draws seldom. */
const UNDRAWN_MAX = 5000

/** The stream at `path`, held in a bounded buffer. A new path begins anew. */
export function useLive(path: string) {
  const [buffer, setBuffer] = useState(EMPTY_BUFFER)
  const [connection, setConnection] = useState<Connection>({ state: 'connecting' })
  const [paused, setPaused] = useState(false)
  const [tries, setTries] = useState(0)
  const hold = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another connection
  useEffect(() => {
    const ended = new AbortController()
    let arrived: Arrival[] = []
    setBuffer(EMPTY_BUFFER)
    void followStream(path, ended.signal, {
      onArrival: (arrival) => {
        arrived.push(arrival)
        if (arrived.length > UNDRAWN_MAX) arrived = arrived.slice(-UNDRAWN_MAX / 2)
      },
      onConnection: setConnection,
    })
    const timer = setInterval(() => {
      const came = arrived
      arrived = []
      setBuffer((held) =>
        came.length === 0 && held.arrivals.length === 0 ? held : takeArrivals(held, came, hold.current, Date.now()),
      )
    }, DRAW_MS)
    return () => {
      ended.abort()
      clearInterval(timer)
    }
  }, [path, tries])
  const setPause = (on: boolean): void => {
    hold.current = on
    setPaused(on)
    if (!on) setBuffer(resume)
  }
  return {
    buffer,
    connection,
    paused,
    setPause,
    clear: () => setBuffer((held) => ({ ...EMPTY_BUFFER, seen: held.seen })),
    connect: () => setTries((count) => count + 1),
  }
}
