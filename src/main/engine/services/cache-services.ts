import { CACHE_TIERS, type LifeEvent, reasonOf, sentence } from '../../../shared/state/index.ts'
import type { Cache } from '../../cache/index.ts'
import type { CacheLives, ToldLife } from '../cache-lives.ts'
import type { CacheVoice } from '../cache-voice.ts'
import { type Service, text, whole } from './service.ts'

/** The services on the cache: what is in which tier, a key's life, and whether its law holds. */
export function cacheServices(cache: Cache, voice: CacheVoice, lives: CacheLives): Record<string, Service> {
  return {
    'system.cache.show': () => voice.shown(),
    'system.cache.check': async () => {
      const fault = await cache.checkDeep()
      return { ok: fault === undefined, violation: fault === undefined ? null : { ...fault.toView() } }
    },
    'system.cache.history': async (body, _caller, part) => {
      const key = text(body, 'key')
      const at = whole(body, 'at', { fallback: Number.MAX_SAFE_INTEGER, min: 0, max: Number.MAX_SAFE_INTEGER })
      return lifeView(await lives.of(key, at, (records, of) => part({ records, of })))
    },
  }
}

function lifeView(life: ToldLife): object {
  const { because, put, hits } = reasonOf(life)
  const told = (event: LifeEvent): object => ({ ...event, says: sentence(event) })
  return {
    key: life.key,
    tier: life.tier === undefined ? null : CACHE_TIERS[life.tier - 1],
    slot: life.slot ?? null,
    hits,
    because: because === undefined ? null : told(because),
    put: put === undefined ? null : told(put),
    events: life.events.map(told),
    omitted: life.omitted,
  }
}
