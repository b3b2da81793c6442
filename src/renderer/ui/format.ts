/** Words and numbers as every view writes them. */

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

export const formatCount = (value: number | bigint): string => numbers.format(value)

/** 812 ms, 3.2 s, 1 min 04 s. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)} s`
  const seconds = Math.round(ms / 1_000)
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

/** 512 B, 12.4 KiB, 3.0 MiB, 1.0 GiB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`
  if (bytes < 1_048_576) return `${(bytes / 1_024).toFixed(1)} KiB`
  if (bytes < 1_073_741_824) return `${(bytes / 1_048_576).toFixed(1)} MiB`
  return `${(bytes / 1_073_741_824).toFixed(1)} GiB`
}

/** Time of day with milliseconds, in the reader's zone. */
export function formatTime(time: string | number): string {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) return '—'
  const pad = (value: number, width = 2): string => String(value).padStart(width, '0')
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}`
}

// Made once: making one takes longer than all that it writes.
const MONTH = new Intl.DateTimeFormat('en', { month: 'short' })

/** 21 Nov 10:43:05, in the reader's zone. */
export function formatDateTime(time: string): string {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) return '—'
  return `${date.getDate()} ${MONTH.format(date)} ${formatTime(time).slice(0, 8)}`
}

/** `3f9a4c…c41e`: a hash cut in the middle. */
export const cutHash = (hash: string): string => (hash.length <= 14 ? hash : `${hash.slice(0, 6)}…${hash.slice(-4)}`)

/** The part of a run id that tells runs apart: its random end. */
export const shortRun = (runId: string): string => (runId.length <= 10 ? runId : runId.slice(-9))

/** `person.01ff…56df`: an identity with its key's fingerprint cut in the middle. */
export const shortActor = (id: string): string => id.replace(/[0-9a-f]{20,}/, (hash) => `${hash.slice(0, 4)}…${hash.slice(-4)}`)

export const formatScore = (value: number | null | undefined): string =>
  value === undefined || value === null || !Number.isFinite(value) ? '—' : value.toFixed(3)

export const PHASE_TITLES: Readonly<Record<string, string>> = {
  GPU_INIT: 'GPU init',
  DATA_LOADING: 'Data',
  FEATURE_ENGINEERING: 'Features',
  MODEL_TRAINING: 'Training',
  PREDICTION: 'Prediction',
  OUTPUT_GENERATION: 'Outputs',
  AUDIT_LOGGING: 'Audit',
  REVIEW_DEPLOY: 'Review',
}
