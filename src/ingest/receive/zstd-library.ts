import { Zstd } from '@hpcc-js/wasm-zstd'

/** The state of one stream. */
export interface ZstdStream {
  /** Bytes that came out at `to`; 0 where the input is damaged. What does not fit into `room` is lost. */
  decompressChunk(to: number, room: number, from: number, bytes: number): number
  delete(): void
}

export interface ZstdLibrary {
  memory(): Uint8Array
  /** Throws a RangeError where memory is refused. */
  allocate(bytes: number): number
  free(at: number): void
  openStream(): ZstdStream
}

interface Inside {
  _mainModule: { _module: { HEAPU8: Uint8Array; _malloc(bytes: number): number; _free(at: number): void } }
  _zstdClass: new () => ZstdStream
}

/**
 * The library's own C functions. Its public stream has one state for all bodies, hides errors, and copies bytes one by
 * one (13 MB/s against 500 to 1,000 here), so the layer below is used; the version is pinned, and the tests would tell.
 */
export async function loadZstd(): Promise<ZstdLibrary> {
  const inside = (await Zstd.load()) as unknown as Inside
  const { _module: module } = inside._mainModule
  return {
    // Read anew each time: the view changes when the memory grows.
    memory: () => module.HEAPU8,
    allocate: (bytes) => {
      const at = module._malloc(bytes)
      if (at === 0) throw new RangeError(`no memory for ${bytes} bytes`)
      return at
    },
    free: (at) => module._free(at),
    openStream: () => new inside._zstdClass(),
  }
}
