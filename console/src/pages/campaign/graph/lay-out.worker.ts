import { type LayoutInput, layOutGraph } from './lay-out-graph'

/** Only the part of a worker's scope that is used: the types of a window are loaded here. */
interface Scope {
  onmessage: ((event: MessageEvent<LayoutInput>) => void) | null
  postMessage(message: unknown, transfer: Transferable[]): void
}
const scope = globalThis as unknown as Scope

scope.onmessage = ({ data }) => {
  const layout = layOutGraph(data)
  scope.postMessage(layout, [layout.x.buffer, layout.y.buffer, layout.ties.buffer, layout.hubs.buffer] as ArrayBuffer[])
}
