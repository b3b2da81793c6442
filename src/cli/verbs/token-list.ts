import { openSession } from '../engine-access.ts'
import { grantsText, type IssuedRow, toTable } from '../issued-view.ts'
import type { Verb } from '../verb.ts'

interface RevokedRow {
  readonly kind: string
  readonly id: string
  readonly reason: string
  readonly at: string
}

export const tokenListVerb: Verb = {
  name: 'token list',
  summary: 'list the tokens that were issued, and what is revoked',
  synopsis: '[--json]',
  description: [
    'Lists the tokens on the record that have neither expired nor been revoked (the newest 1,024), and the revocations in force. Tokens that the ' +
      "engine makes for its own operators and window, and the owner's own, are not listed.",
  ],
  positionals: [],
  options: [],
  exits: [['0', 'listed']],
  examples: [['vbus token list', 'who holds a token']],
  async run(context) {
    await using session = await openSession(context, 'any')
    const answer = (await session.bus.request('system.token.list', {})) as {
      tokens: readonly (IssuedRow & { token_id: string })[]
      revoked: readonly RevokedRow[]
    }
    const rows = answer.tokens.map((row) => [row.token_id, row.subject, row.namespace, row.expires ?? 'never', grantsText(row)])
    const revoked = answer.revoked.map(
      ({ kind, id, at, reason }) => `revoked: ${kind} ${id} at ${at}${reason === '' ? '' : ` (${reason})`}`,
    )
    context.out.result({ tokens: answer.tokens, revoked: answer.revoked }, [
      ...toTable([['TOKEN', 'SUBJECT', 'NAMESPACE', 'EXPIRES', 'GRANTS'], ...rows]),
      ...revoked,
    ])
    return 0
  },
}
