import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LINK_CHARS_MAX } from '../../shared/host/index.ts'
import { formatLink, formatPath, LINK_QUERY_CHARS_MAX, type Place, parseLink } from './link.ts'
import { SELECTION_ID_CHARS_MAX, SELECTION_KINDS } from './selection.ts'
import { VIEWS } from './views.ts'

const places: fc.Arbitrary<Place> = fc.record({
  view: fc.constantFrom(...VIEWS),
  selection: fc.option(fc.record({ kind: fc.constantFrom(...SELECTION_KINDS), id: fc.string({ minLength: 1, maxLength: 60 }) }), {
    nil: undefined,
  }),
  pos: fc.option(fc.bigInt({ min: 0n, max: 2n ** 62n }).map(String), { nil: undefined }),
  query: fc.string({ maxLength: 100 }),
})

describe('links', () => {
  it('WN30 every place goes through a link and through a path and comes back', () => {
    fc.assert(
      fc.property(fc.uuid(), places, (workspaceId, place) => {
        expect(parseLink(formatLink(workspaceId, place))).toEqual({ workspaceId, place })
        expect(parseLink(formatPath(workspaceId, place))).toEqual({ workspaceId, place })
      }),
    )
  })

  it('WN30 a link names a workspace by its id and a view there is, nothing else', () => {
    const id = '0190f3a2-7b1c-7def-8abc-0123456789ab'
    const bad = ['', `vbus://w/${id}`, `vbus://w/${id}/shell`, 'vbus://w/../../etc/passwd', `vbus://w/${id}/runs#x`, `file:///w/${id}/runs`]
    for (const text of bad) expect(parseLink(text), text).toBeUndefined()
    expect(parseLink(`vbus://w/${id}/runs?${'a'.repeat(LINK_CHARS_MAX)}`)).toBeUndefined()
  })

  it('WN30 members that mean nothing are left out: a filter or an id too long, a position that is no number', () => {
    const id = '0190f3a2-7b1c-7def-8abc-0123456789ab'
    const empty = { selection: undefined, pos: undefined, query: '' }
    const cases = [
      `q=${'a'.repeat(LINK_QUERY_CHARS_MAX + 1)}`,
      `sel=run:${'a'.repeat(SELECTION_ID_CHARS_MAX + 1)}`,
      'pos=-1',
      'pos=1e3',
      'sel=shell:rm',
    ]
    for (const search of cases) expect(parseLink(`/w/${id}/runs?${search}`)?.place, search).toEqual({ view: 'runs', ...empty })
  })
})
