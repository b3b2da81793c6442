import type { Cache } from '../../cache/index.ts'
import type { Service } from './service.ts'

/** The services on the cache: what is in which tier, and whether its law holds. */
export function cacheServices(cache: Cache): Record<string, Service> {
  return {
    'system.cache.show': () => ({ tiers: cache.view() }),
    'system.cache.check': async () => {
      const fault = await cache.checkDeep()
      return { ok: fault === undefined, violation: fault === undefined ? null : { ...fault.toView() } }
    },
  }
}
