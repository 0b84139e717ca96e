import { authorised } from '@/api/client'
import { saveBlob } from '@/ui/save-blob'

/** A file that the API gives, with the key that asks for it; the browser saves it. */
export async function saveFile(path: string, init: RequestInit = {}): Promise<void> {
  const response = await authorised(path, init)
  const name = /filename="?([^";]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  saveBlob(await response.blob(), name ?? path.split('/').at(-1)!)
}
