import { openSession } from '../engine-access.ts'
import type { Verb } from '../verb.ts'

interface BlobRow {
  readonly ref: string
  readonly bytes: string
  readonly content_type: string
  readonly stored: string
}

const LIST_MAX = 500
const row = ({ ref, bytes, content_type: type, stored }: BlobRow): string => `${ref}  ${bytes.padStart(13)}  ${stored.padEnd(24)}  ${type}`

export const blobListVerb: Verb = {
  name: 'blob list',
  summary: 'list the blobs of the namespace',
  synopsis: '[--limit N] [--before RECORD]',
  description: ['Lists the blobs of the namespace, newest first, with size, time and content type, and what all of them weigh.'],
  positionals: [],
  options: [
    { name: 'limit', value: 'N', help: `how many at most; default and most: ${LIST_MAX}` },
    { name: 'before', value: 'RECORD', help: 'those put before this record: what `next` said' },
  ],
  exits: [['0', 'listed']],
  examples: [['vbus blob list', 'the newest blobs']],
  async run(context) {
    const { args, out } = context
    const limit = args.integer('limit', 1, LIST_MAX)
    const before = args.integer('before', 0, Number.MAX_SAFE_INTEGER)
    await using session = await openSession(context, 'any')
    const asked = { ...(limit === undefined ? {} : { limit }), ...(before === undefined ? {} : { before }) }
    const answer = (await session.bus.request('system.blobs.list', asked)) as {
      readonly blobs: readonly BlobRow[]
      readonly next: number | null
      readonly count: number
      readonly bytes: string
    }
    out.result(answer, [...answer.blobs.map(row), `${answer.count} blobs, ${answer.bytes} bytes`])
    return 0
  },
}

export const blobStatVerb: Verb = {
  name: 'blob stat',
  summary: 'say what is known of a blob',
  synopsis: 'REF',
  description: ['Prints size, content type and time of a blob of the namespace, and whether a job under way names it.'],
  positionals: ['REF'],
  options: [],
  exits: [
    ['0', 'printed'],
    ['4', 'there is no such blob'],
  ],
  examples: [['vbus blob stat sha256:9f86d081…', 'one blob']],
  async run(context) {
    const { args, out } = context
    await using session = await openSession(context, 'any')
    const answer = (await session.bus.request('system.blobs.stat', { ref: args.positionals[0] ?? '' })) as BlobRow & {
      readonly held: boolean
    }
    out.result(answer, [row(answer) + (answer.held ? '  named by a job under way' : '')])
    return 0
  },
}

export const blobRemoveVerb: Verb = {
  name: 'blob remove',
  summary: 'remove a blob from the namespace',
  synopsis: 'REF',
  description: ['Takes a blob from the namespace; that it was there stays on the record. One that a job under way names is not removed.'],
  positionals: ['REF'],
  options: [],
  exits: [
    ['0', 'removed'],
    ['3', 'refused: a job under way names it'],
    ['4', 'there is no such blob'],
  ],
  examples: [['vbus blob remove sha256:9f86d081…', 'one blob']],
  async run(context) {
    const { args, out } = context
    const [ref = ''] = args.positionals
    await using session = await openSession(context, 'any')
    await session.bus.request('system.blobs.remove', { ref })
    out.result({ ref }, [`removed ${ref}`])
    return 0
  },
}
