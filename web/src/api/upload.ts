import { apiUrl, type Query } from './client.ts'
import { ApiProblem, problemFrom, unreachable } from './problem.ts'

/** Sends a file as it is, and tells how much of it has left. Only XMLHttpRequest reports that. Throws `ApiProblem`. */
export function sendFile<Answer>(
  path: string,
  query: Query,
  file: File,
  onSent: (share: number) => void,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', apiUrl(path, query))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onSent(total ? loaded / total : 0)
    request.onerror = () => reject(new ApiProblem(0, unreachable))
    request.onabort = () => reject(signal.reason)
    request.onload = () => {
      const body: unknown = request.response
      if (request.status >= 400) return reject(problemFrom(request.status, body))
      resolve(body as Answer)
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
