import { openSession } from '../engine-access.ts'
import type { Verb } from '../verb.ts'

/** Longest life of a key that ends: a year. */
const TTL_SECONDS_MAX = 31_536_000

export const keyCreateVerb: Verb = {
  name: 'key create',
  summary: 'make an API key with grants of its own',
  synopsis:
    '--subject NAME [--publish PATTERN]... [--subscribe PATTERN]... [--execute TYPE]... [--role NAME]... [--namespace NAME] [--ttl 90d]',
  description: [
    'Makes an API key and prints it, once: the workspace keeps only a hash of it. It is presented wherever a token is (hello, or the ' +
      'Authorization header, or --token-file). Unlike a token it may live until it is revoked.',
    'Roles are those of policy.yaml: what they allow changes with the policy, what is named here does not.',
  ],
  positionals: [],
  options: [
    { name: 'subject', value: 'NAME', help: 'the identity that its holder gets' },
    { name: 'publish', value: 'PATTERN', isRepeatable: true, help: 'topics it may publish to' },
    { name: 'subscribe', value: 'PATTERN', isRepeatable: true, help: 'topics it may subscribe to' },
    { name: 'execute', value: 'TYPE', isRepeatable: true, help: 'operator types it may be or ask' },
    { name: 'role', value: 'NAME', isRepeatable: true, help: 'a role of the policy' },
    { name: 'ttl', value: 'TIME', help: 'how long it lives, e.g. 12h, 90d; default: until it is revoked' },
  ],
  exits: [
    ['0', 'the key was printed'],
    ['3', 'refused'],
  ],
  examples: [['vbus key create --subject gateway --role gateway > gateway.key', 'a key for a service, by a role of the policy']],
  async run(context) {
    const { args, out } = context
    const ttl = args.seconds('ttl', TTL_SECONDS_MAX)
    const request = {
      subject: args.required('subject'),
      publish: args.texts('publish'),
      subscribe: args.texts('subscribe'),
      execute: args.texts('execute'),
      roles: args.texts('role'),
      namespace: args.namespace,
      ...(ttl !== undefined && { ttl_s: ttl }),
    }
    await using session = await openSession(context, 'any')
    const { key, key_id, expires } = (await session.bus.request('system.key.create', request)) as {
      key: string
      key_id: string
      expires: string | null
    }
    out.result({ key, key_id, expires }, [key])
    out.note(
      `key ${key_id} for ${request.subject}, ${expires === null ? 'until it is revoked' : `until ${expires}`}; it is not shown again`,
    )
    return 0
  },
}
