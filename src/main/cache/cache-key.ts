import { hash } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'

/** `kind/name@sha256`: at most 162 characters. */
const KEY = /^[a-z][a-z0-9_-]{0,15}\/[a-z0-9][a-z0-9._-]{0,79}@[0-9a-f]{64}$/

/** @throws Fault `cache/bad-key` */
export function checkKey(key: string): void {
  if (!KEY.test(key)) throw new Fault('cache/bad-key', `not a key of the cache: ${key.slice(0, 200)}`, { key: key.slice(0, 200) })
}

/** The name of an entry's file in L3. */
export const fileNameOf = (key: string): string => hash('sha256', key)

export const checksum = (bytes: Uint8Array): string => hash('sha256', bytes)
