import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ContentStore } from '../workspace/content-store.ts'
import { filmContents, filmsDeclaration } from './films.testing.ts'
import { type DataPlace, loadInputs, type RegisteredData, readInputs, registerData } from './load-inputs.ts'

const declaration = filmsDeclaration()
let place: DataPlace & { store: ContentStore }
let registered: readonly RegisteredData[]

beforeEach(async () => {
  const root = mkdtempSync(join(tmpdir(), 'vbus-inputs-'))
  mkdirSync(join(root, 'data'))
  for (const [name, bytes] of filmContents([{ title: 'A', date: '1990-01-01', rating: 5 }]))
    writeFileSync(join(root, 'data', `${name}.csv`), bytes)
  place = { root, store: await ContentStore.open(join(root, '.vbus', 'rom')) }
  registered = await registerData(declaration, place)
})
afterEach(() => rmSync(place.root, { recursive: true }))

const file = (name: string): string => join(place.root, 'data', `${name}.csv`)
const load = async (): Promise<unknown> => await loadInputs(declaration, place, registered)

describe('inputs', () => {
  it('DS1 are read from the copies, whatever happens to the files afterwards', async () => {
    const inputs = await loadInputs(declaration, place, registered)
    expect(inputs).toEqual(registered)
    const before = readFileSync(file('first'))
    writeFileSync(file('first'), 'changed after the copy was made')
    expect((await readInputs(place, inputs)).get('first')).toEqual(before)
  })

  it('DS3 of equal size and with their times restored are found changed', async () => {
    const { atime, mtime, size } = statSync(file('second'))
    writeFileSync(file('second'), readFileSync(file('second'), 'utf8').replace('A', 'B'))
    utimesSync(file('second'), atime, mtime)
    expect(statSync(file('second'))).toMatchObject({ size, mtime })
    await expect(load()).rejects.toMatchObject({
      code: 'data/changed',
      evidence: { path: 'data/second.csv', registered: registered[2]?.sha256 },
    })
  })

  it('DS3 swapped for one another are found changed', async () => {
    const first = readFileSync(file('first'))
    writeFileSync(file('first'), readFileSync(file('second')))
    writeFileSync(file('second'), first)
    await expect(load()).rejects.toMatchObject({ code: 'data/changed', evidence: { path: 'data/first.csv' } })
  })

  it('DS2 that are missing, folders or links are refused', async () => {
    unlinkSync(file('master'))
    await expect(load()).rejects.toMatchObject({ code: 'data/missing', evidence: { path: 'data/master.csv' } })
    mkdirSync(file('master'))
    await expect(load()).rejects.toMatchObject({ code: 'data/unreadable' })
    rmSync(file('master'), { recursive: true })
    symlinkSync(file('first'), file('master'))
    await expect(load()).rejects.toMatchObject({ code: 'data/unreadable' })
  })

  it('DS4 that were never registered under their path are refused', async () => {
    await expect(loadInputs(declaration, place, registered.slice(1))).rejects.toMatchObject({ code: 'data/unregistered' })
    const elsewhere = registered.map((entry) => ({ ...entry, path: `old/${entry.path}` }))
    await expect(loadInputs(declaration, place, elsewhere)).rejects.toMatchObject({ code: 'data/unregistered' })
    chmodSync(file('master'), 0o600)
    await expect(load()).resolves.toEqual(registered)
  })

  it('are registered anew by name, and the latest registration counts', async () => {
    writeFileSync(file('first'), 'title,date,rating,gross\nA,1990-01-01,7,\n')
    const [again, ...others] = await registerData(declaration, place, 'first')
    expect(others).toEqual([])
    await expect(loadInputs(declaration, place, [...registered, again as RegisteredData])).resolves.toMatchObject([
      {},
      { sha256: again?.sha256 },
      {},
    ])
    await expect(registerData(declaration, place, 'nobody')).rejects.toMatchObject({ code: 'cli/usage' })
  })
})
