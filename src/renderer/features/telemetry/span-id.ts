/** A span as a selection names it: `TRACE/NUMBER`. */
export function parseSpanId(id: string): { readonly traceId: string; readonly number: number } {
  const at = id.indexOf('/')
  return { traceId: at < 0 ? id : id.slice(0, at), number: at < 0 ? -1 : Number(id.slice(at + 1)) }
}
