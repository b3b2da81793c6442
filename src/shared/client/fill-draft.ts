import { Fault } from '../base/index.ts'
import { ENVELOPE_BYTES_MAX, type EnvelopeDraft, HEADER_BYTES_MAX, isUuid, TYPE, writeUuid } from '../wire/index.ts'
import type { PublishOptions } from './contract.ts'

/**
 * Fills a draft with a message, all but its number, its inbox and, unless the options have one, its id.
 * @throws Fault `wire/too-large`, `wire/bad-payload` for an id that is none
 */
export function fillDraft(
  draft: EnvelopeDraft,
  { topic, payload }: { readonly topic: string; readonly payload: Uint8Array },
  options: PublishOptions | undefined,
): void {
  if (payload.length > ENVELOPE_BYTES_MAX - HEADER_BYTES_MAX)
    throw new Fault('wire/too-large', `a payload has at most ${ENVELOPE_BYTES_MAX - HEADER_BYTES_MAX} bytes: send a stream`)
  draft.topic = topic
  draft.payload = payload
  draft.publisherSeq = 0
  draft.replyTo = ''
  draft.isCarrying = false
  if (options === undefined) {
    draft.type = TYPE.event
    draft.schema = ''
    draft.correlationId = ''
    draft.deadlineMs = 0
    draft.trace = undefined
    return
  }
  draft.type = options.type === undefined ? TYPE.event : TYPE[options.type]
  draft.schema = options.schema ?? ''
  draft.correlationId = options.correlationId ?? ''
  draft.deadlineMs = options.deadlineMs ?? 0
  draft.trace = options.trace
  if (options.id === undefined) return
  if (!isUuid(options.id)) throw new Fault('wire/bad-payload', `an id is a UUID, not "${options.id.slice(0, 100)}"`)
  writeUuid(options.id, draft.id, 0)
}
