import { openSession } from '../engine-access.ts'
import type { Verb } from '../verb.ts'

/** Longest life of a token: a year. */
const TTL_SECONDS_MAX = 31_536_000
const TTL_SECONDS = 3_600

export const tokenVerb: Verb = {
  name: 'token',
  summary: 'issue a token with grants of its own',
  synopsis: '--subject NAME [--publish PATTERN]... [--subscribe PATTERN]... [--execute TYPE]... [--namespace NAME] [--ttl 1h]',
  description: [
    'Prints one token. Its holder may publish, subscribe and execute what is named here and nothing else. A subject that is no registered ' +
      'component of the workspace can never be a party of a run. The token is a secret: keep it in a file, never in an address or an argument.',
    'That it was issued, to whom and for what, is on the record; the token itself is not.',
  ],
  positionals: [],
  options: [
    { name: 'subject', value: 'NAME', help: 'the identity that its holder gets' },
    { name: 'publish', value: 'PATTERN', isRepeatable: true, help: 'topics it may publish to, e.g. lab.* or lab.>' },
    { name: 'subscribe', value: 'PATTERN', isRepeatable: true, help: 'topics it may subscribe to' },
    { name: 'execute', value: 'TYPE', isRepeatable: true, help: 'operator types it may be: nvm, bowlnet, qml, helios, generic' },
    { name: 'ttl', value: 'TIME', help: 'how long it lives, e.g. 30s, 15m, 1h, 7d; default: 1h' },
  ],
  exits: [
    ['0', 'the token was printed'],
    ['3', 'refused'],
  ],
  examples: [
    ['vbus token --subject sensor-1 --publish "lab.sensor-1.>" --ttl 1d > sensor-1.token', 'a token for a sensor that may only send'],
  ],
  async run(context) {
    const { args, out } = context
    const request = {
      subject: args.required('subject'),
      publish: args.texts('publish'),
      subscribe: args.texts('subscribe'),
      execute: args.texts('execute'),
      namespace: args.namespace,
      ttl_s: args.seconds('ttl', TTL_SECONDS_MAX) ?? TTL_SECONDS,
    }
    await using session = await openSession(context, 'any')
    const answer = await session.bus.request('system.token.issue', request)
    const { token, expires, token_id } = answer as { token: string; expires: string; token_id: string }
    out.result({ token, expires, token_id }, [token])
    out.note(`${token_id} for ${request.subject}, until ${expires}`)
    return 0
  },
}
