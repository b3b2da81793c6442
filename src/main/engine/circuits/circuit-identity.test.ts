import { expect, it } from 'vitest'
import type { BusPolicy } from '../../workspace/bus-policy.ts'
import type { WorkspaceConfig } from '../../workspace/config-types.ts'
import { Authority, CIRCUIT_SOURCE } from '../authority.ts'
import { isReserved } from '../reserved-names.ts'

const NOTHING = { publish: [], subscribe: [], execute: [] }
const POLICY = {
  rates: { messagesPerS: 500 },
  identities: { 'circuit-bowls': { roles: ['lab'] } },
  roles: {
    lab: {
      publish: ['lab.>'],
      subscribe: ['lab.>'],
      execute: ['qml'],
      deny: { ...NOTHING, publish: ['nvm.jobs'] },
      caps: { nvm: { runs: 2 } },
      rates: {},
    },
  },
} as unknown as BusPolicy
const GRANTS = { publish: ['nvm.jobs'], subscribe: ['nvm.results'], execute: ['nvm'] }

it('CD1 a circuit has exactly the grants of its nodes: roles of its identity deny and cap, and add nothing', () => {
  const rights = new Authority(() => POLICY).rightsOf('circuit-bowls', {
    grants: GRANTS,
    roles: [],
    source: `${CIRCUIT_SOURCE}bowls version 1`,
  })
  expect(rights).toEqual({
    grants: GRANTS,
    denied: { ...NOTHING, publish: ['nvm.jobs'] },
    roles: ['lab'],
    caps: { nvm: { runs: 2 } },
    rates: { messagesPerS: 500 },
  })
})

it('CD1 no credential from outside is called as a circuit', () => {
  const config = { components: {} } as unknown as WorkspaceConfig
  expect(isReserved('circuit-bowls', config)).toBe(true)
  expect(isReserved('circuits', config)).toBe(false)
})
