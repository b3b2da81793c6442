import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseCircuit, validateCircuit } from '../../shared/circuit/index.ts'
import { parseWorkspaceConfig } from './config.ts'
import { createSample } from './samples.ts'

const ID = '0190a0b0-0000-7000-8000-000000000001'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vbus-sample-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const hashes = (dir: string): string[] =>
  readdirSync(dir).map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(dir, name)))
        .digest('hex')}`,
  )

describe('the sample movies', () => {
  it('WF7 has the same data bytes in every workspace, and the faults of its source', async () => {
    await createSample('movies', join(folder, 'a'), { id: ID })
    await createSample('movies', join(folder, 'b'), { id: '0190a0b0-0000-7000-8000-000000000002' })
    expect(hashes(join(folder, 'a', 'data'))).toEqual(hashes(join(folder, 'b', 'data')))
    expect(readdirSync(join(folder, 'a', 'data'))).toEqual(['box-office.sqlite', 'critics.csv', 'master.sqlite', 'ratings.parquet'])
    expect(parseWorkspaceConfig(readFileSync(join(folder, 'a', 'workspace.yaml'), 'utf8'))).toMatchObject({ ok: true, value: { id: ID } })
    const database = new Database(join(folder, 'a', 'data', 'master.sqlite'), { readonly: true })
    try {
      expect(database.prepare('SELECT typeof(title) AS type, count(*) AS films FROM films GROUP BY 1 ORDER BY 2').all()).toEqual([
        { type: 'null', films: 1 },
        { type: 'integer', films: 9 },
        { type: 'text', films: 3191 },
      ])
      expect(database.prepare('SELECT * FROM films WHERE film_id = 9').get()).toEqual({
        film_id: 9,
        title: 'Duel in the Sun',
        release_date: 'Dec 31 2046',
        distributor: null,
      })
    } finally {
      database.close()
    }
  })

  it('WF7 never overwrites a file', async () => {
    mkdirSync(join(folder, 'data'))
    writeFileSync(join(folder, 'data', 'master.sqlite'), 'mine')
    await expect(createSample('movies', folder, { id: ID })).rejects.toMatchObject({ code: 'workspace/exists' })
    expect(readFileSync(join(folder, 'data', 'master.sqlite'), 'utf8')).toBe('mine')
    expect(readdirSync(folder)).toEqual(['data'])
  })

  it('WF7 says when its source is missing or another one', async () => {
    const make = async (moviesJson: string): Promise<void> => await createSample('movies', join(folder, 'w'), { id: ID, moviesJson })
    await expect(make(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'data/missing' })
    writeFileSync(join(folder, 'short.json'), '[{"Title": "A"}]')
    await expect(make(join(folder, 'short.json'))).rejects.toMatchObject({ code: 'data/wrong-schema' })
    writeFileSync(join(folder, 'bad.json'), '[')
    await expect(make(join(folder, 'bad.json'))).rejects.toMatchObject({ code: 'data/unreadable' })
  })
})

describe('the sample flights', () => {
  it('WF10 is the oldest flights of its table, numbered, with the time of day beside the day', async () => {
    await createSample('flights', folder, { id: ID })
    const bytes = readFileSync(join(folder, 'data', 'flights.parquet'))
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
    const rows = (await parquetReadObjects({ file, rowStart: 0, rowEnd: 1 })) as Record<string, unknown>[]
    expect(rows).toEqual([
      { flight: 0, date: new Date('2001-01-01'), minute: 1, distance: 2176, origin: 'LAS', destination: 'PHL', delay: 33 },
    ])
    expect(parquetMetadata(file).num_rows).toBe(100_000n)
    expect(parseWorkspaceConfig(readFileSync(join(folder, 'workspace.yaml'), 'utf8'))).toMatchObject({
      ok: true,
      value: { name: 'flights' },
    })
  })
})

describe('the sample circuits', () => {
  it('OR21 is a bus with operators and circuits, without data', async () => {
    await createSample('circuits', folder, { id: ID })
    expect(readdirSync(folder).sort()).toEqual(['circuits', 'notebooks', 'policy.yaml', 'workspace.yaml'])
    expect(readdirSync(join(folder, 'notebooks'))).toEqual(['nvm.ipynb'])
    const parsed = parseWorkspaceConfig(readFileSync(join(folder, 'workspace.yaml'), 'utf8'))
    expect(parsed).toMatchObject({ ok: true, value: { id: ID, name: 'circuits', hasData: false, devices: {} } })
    expect(parsed.ok && parsed.value.components['nvm-sim']).toMatchObject({ isSimulated: true, restart: 'on_failure' })
    const text = readFileSync(join(folder, 'circuits', 'bowls.circuit.yaml'), 'utf8')
    const { circuit, diagnostics } = parseCircuit(text, { file: 'bowls.circuit.yaml' })
    expect(diagnostics).toEqual([])
    expect(circuit === undefined ? [] : validateCircuit(circuit)).toEqual([])
  })
})
