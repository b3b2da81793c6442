import { describe, expect, it } from 'vitest'
import { type LockFile, lockFindings } from './lock-file.ts'

const lock = (packages: LockFile['packages']): LockFile => ({ packages })
const integrity = 'sha512-x'

describe('the lock file', () => {
  it('holds when every dependency has an entry with a hash', () => {
    const packages = {
      '': { dependencies: { a: '1' } },
      'node_modules/a': { integrity, dependencies: { b: '1' }, optionalDependencies: { '@c/d': '1' } },
      'node_modules/a/node_modules/b': { integrity, dependencies: { '@c/d': '1' } },
      'node_modules/@c/d': { integrity },
    }
    expect(lockFindings(lock(packages))).toEqual([])
  })

  it('finds an optional dependency of another platform that was left out', () => {
    const packages = { '': { dependencies: { a: '1' } }, 'node_modules/a': { integrity, optionalDependencies: { 'a-darwin': '1' } } }
    expect(lockFindings(lock(packages))).toEqual(['package-lock.json: node_modules/a needs a-darwin, which has no entry'])
  })

  it('does not take the nested copy of another package for its own', () => {
    const packages = {
      '': { dependencies: { a: '1', b: '1' } },
      'node_modules/a': { integrity, dependencies: { c: '1' } },
      'node_modules/b': { integrity, dependencies: { c: '2' } },
      'node_modules/b/node_modules/c': { integrity },
    }
    expect(lockFindings(lock(packages))).toEqual(['package-lock.json: node_modules/a needs c, which has no entry'])
  })

  it('finds an entry without a hash', () => {
    expect(lockFindings(lock({ '': { dependencies: { a: '1' } }, 'node_modules/a': {} }))).toEqual([
      'package-lock.json: node_modules/a has no integrity',
    ])
  })
})
