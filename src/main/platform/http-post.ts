export interface Posted {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

export interface PostOptions {
  readonly body: Uint8Array
  readonly timeoutMs: number
  /** Of an answer no more is read. */
  readonly answerBytesMax: number
}

/** Posts once; redirects are not followed. @throws Error when nobody answers in time, or with more than may be read. */
export async function httpPost(url: string, { body, timeoutMs, answerBytesMax }: PostOptions): Promise<Posted> {
  const signal = AbortSignal.timeout(timeoutMs)
  const response = await fetch(url, { method: 'POST', body: new Uint8Array(body), signal, redirect: 'manual' })
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > answerBytesMax) throw new Error(`an answer of more than ${answerBytesMax} bytes`)
    parts.push(part)
  }
  return { status: response.status, contentType: response.headers.get('content-type') ?? '', text: Buffer.concat(parts).toString('utf8') }
}
