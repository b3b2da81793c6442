import type { EnvelopeType } from './message.ts'

/** Envelope types by their number on the wire (proto/arqonbus/v1 MessageType); index 0 is refused. */
export const TYPE_NAMES = ['', 'event', 'job', 'job_result', 'stream_start', 'stream_chunk', 'stream_end', 'control'] as const

export const TYPE = {
  event: 1,
  job: 2,
  job_result: 3,
  stream_start: 4,
  stream_chunk: 5,
  stream_end: 6,
  control: 7,
} as const satisfies Record<EnvelopeType, number>
