/** A person signs in for at most this long; the engine refuses person tokens that live longer (docs/spec/trust.md, TU9). */
export const PERSON_TOKEN_SECONDS_MAX = 43_200

/** What the workspace's owner may do: everything but act as a part of the engine. `>` does not cover the engine's own topics. */
export const OWNER_GRANTS = {
  publish: ['>', 'system.>'],
  subscribe: ['>', 'system.>'],
  execute: ['nvm', 'bowlnet', 'qml', 'helios', 'generic'],
} as const
