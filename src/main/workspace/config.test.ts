import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseWorkspaceConfig, refusalFault } from './config.ts'
import { declaredTables, type WorkspaceConfig } from './config-types.ts'
import { parseWorkspacePolicy } from './policy.ts'

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../resources/workspaces/movies/${name}`, import.meta.url)), 'utf8')
const CONFIG = read('workspace.yaml').replace('id: ""', 'id: 0190a0b0-0000-7000-8000-000000000001')
const POLICY = read('policy.yaml')

/** The sample with one piece of text replaced, which must be there. */
function edited(source: string, from: string, to: string): string {
  expect(source).toContain(from)
  return source.replace(from, () => to)
}
function messages(source: string): string[] {
  const parsed = parseWorkspaceConfig(source)
  return parsed.ok ? [] : parsed.error.diagnostics.map(({ line, message }) => `${line} ${message}`)
}
const sample = (): WorkspaceConfig => {
  const parsed = parseWorkspaceConfig(CONFIG)
  if (!parsed.ok) throw refusalFault(parsed.error)
  return parsed.value
}
const policyMessages = (source: string): string[] => {
  const parsed = parseWorkspacePolicy(source, sample())
  return parsed.ok ? [] : parsed.error.diagnostics.map(({ message }) => message)
}

describe('workspace.yaml', () => {
  it('WF11 tells an operator its options, whether it is simulated, its files and whom it may reach', () => {
    const members =
      "options: { a: [1, null, { b: x }] }\n    simulated: true\n    files: rigs/nvm\n    network: ['[::1]:80', 'a.example:443'] "
    const parsed = parseWorkspaceConfig(edited(CONFIG, 'module: fabric ', `module: fabric\n    ${members}`))
    expect(parsed.ok && parsed.value.components['fabric']).toMatchObject({
      ...{ options: { a: [1, null, { b: 'x' }] }, isSimulated: true, files: 'rigs/nvm', network: ['[::1]:80', 'a.example:443'] },
    })
    expect(sample().components['fabric']).toMatchObject({ options: {}, isSimulated: false, network: [] })
  })

  it('WF2 WF5 is read whole', () => {
    const config = sample()
    expect(config).toMatchObject({ name: 'movies', asOf: '2011-12-31', defaultDevice: 'sim0', key: ['title', 'release_date'], threads: 1 })
    expect(config.contributors.map(({ name, priority }) => [name, priority])).toEqual([
      ['ratings', 1],
      ['critics', 2],
      ['box-office', 3],
    ])
    expect(config.master.columns['title']).toEqual({ type: 'string', knownDays: -180 })
    expect(config.contributors[2]?.columns['production_budget']).toEqual({ type: 'int', unit: 'USD', knownDays: 0 })
    expect(config.prediction).toMatchObject({ existsDays: -180, trainShare: 0.8, validationShare: 0.1 })
    expect(config.components['fabric']).toMatchObject({ operatorType: 'generic', limits: { memoryMb: 3072, heartbeatS: 10, startS: 60 } })
    expect(config.learners.random_forest).toMatchObject({ trees: 1350, weight: 0.13 })
  })

  it('WF3 refuses a fourth contributor', () => {
    const fourth = `  - { name: more, path: data/more.csv, format: csv, priority: 4, columns: {} }\n\n# What is predicted`
    const parsed = parseWorkspaceConfig(edited(CONFIG, '\n# What is predicted', fourth))
    expect(parsed).toMatchObject({
      ok: false,
      error: { code: 'data/too-many-contributors', diagnostics: [{ message: '4 contributors; a workspace has at most 3' }] },
    })
    expect(parsed.ok ? undefined : refusalFault(parsed.error)).toMatchObject({ code: 'data/too-many-contributors' })
  })

  it('WF5 says what to write instead', () => {
    const parsed = parseWorkspaceConfig(edited(CONFIG, 'kind: constraint', 'kind: boss'))
    expect(parsed.ok ? '' : refusalFault(parsed.error).message).toMatch(/kind: unknown value\. Use one of: agent, ledger, constraint\.$/)
  })

  it.each([
    '/etc/passwd',
    '../other/data.sqlite',
    'data/../../x',
    './data/x',
    'data//x',
    'data\\x',
    'C:/x',
    '.vbus/rom/x',
    'outputs/x',
    '""',
  ])('WF4 refuses the data path %s', (path) => {
    expect(messages(edited(CONFIG, 'data/master.sqlite', path))).toEqual([expect.stringMatching(/path/)])
  })

  it.each([
    ['default_device: sim0', 'default_device: gpu0', 'no device gpu0'],
    ['default_device: sim0', 'default_device: constructor', 'no device constructor'],
    ['component: device-sim0', 'component: constructor', 'devices.sim0: no operator component constructor'],
    ['component: device-sim0', 'component: data', 'devices.sim0: no operator component data'],
    ['module: fabric ', 'command: [python, ./rigs/rig.py]\n    module: fabric ', 'components.fabric: a command beside runtime and module'],
    ['runtime: python\n    module: fabric ', 'command: [perl, ./rigs/rig.pl] ', 'components.fabric: no program'],
    ['runtime: python\n    module: fabric ', 'command: [python, rigs/rig.py] ', 'components.fabric: no file in a folder'],
    ['runtime: python\n    module: fabric ', 'command: [python, ./rig.py] ', 'components.fabric: no file in a folder'],
    ['runtime: python\n    module: fabric ', 'command: [python, ./a/../../rig.py] ', 'components.fabric: no file in a folder'],
    ['runtime: python\n    module: fabric ', 'command: [python, ./data/rig.py] ', 'components.fabric: no file in a folder'],
    ['runtime: python\n    module: fabric ', 'command: [./a/rig, ./b/pulses.csv] ', 'components.fabric: files of more than one folder'],
    ['runtime: python\n    module: fabric ', 'command: [] ', 'components.fabric: no program'],
    ['builtin: data }', 'builtin: data, restart: always }', 'components.data: a built-in part is not started'],
    ['module: src/main/compute/host.ts', 'module: src/main/compute/host.ts\n    restart: always', 'device-sim0 stands'],
    ['builtin: data }', 'builtin: data, simulated: true }', 'components.data: a built-in part is not started'],
    [
      'runtime: python\n    module: fabric ',
      'command: [python, ./rigs/rig.py]\n    files: rigs',
      "components.fabric: a command's folder is its files already",
    ],
    [
      'module: src/main/compute/host.ts',
      'module: src/main/compute/host.ts\n    options: { a: 1 }',
      "components.device-sim0: a device's operator has no options",
    ],
    ['module: fabric ', 'module: fabric\n    files: outputs/x ', 'components.fabric.files: not a valid text'],
    ['module: fabric ', 'module: fabric\n    options: [1] ', 'components.fabric.options: not a mapping'],
    ['module: fabric ', 'module: fabric\n    options: { a: .nan } ', 'components.fabric.options.a: no JSON value'],
    ['module: fabric ', 'module: fabric\n    options: { a: { __proto__: 1 } } ', 'components.fabric.options.a: a name that is no text'],
    [
      'module: fabric ',
      `module: fabric\n    options: { a: ${'x'.repeat(16 * 1024)} } `,
      'components.fabric.options: 16392 bytes as JSON; at most 16384',
    ],
    ['module: fabric ', 'module: fabric\n    network: [example.org] ', 'components.fabric.network.0: not a valid text'],
    ['module: fabric ', "module: fabric\n    network: ['example.org:65536'] ", 'components.fabric.network.0: no such port'],
    ['builtin: data', 'runtime: node', 'components.data: neither a built-in part nor a whole operator'],
    ['key: [title, release_date]', 'key: [title, released]', 'no column released in the master'],
    ['key: [title, release_date]', 'key: []', 'no key'],
    ['target: imdb_rating', 'target: title', 'no number column title'],
    ['event: release_date', 'event: imdb_votes', 'no date column imdb_votes in the master'],
    ['from: imdb_votes, op: log1p', 'from: votes, op: log1p', 'no column votes'],
    ['from: imdb_votes, op: log1p', 'from: title, op: log1p', 'log1p does not take a string column'],
    ['name: release_month', 'name: release_year', 'the name release_year is taken'],
    ['name: release_month', 'name: imdb_rating', 'the name imdb_rating is taken'],
    ['weight: 0.52', 'weight: 0.53', 'the weights add up to 1.01'],
    ['  table: films\n', '', 'master: `table` goes with format sqlite, and only with it'],
    ['name: critics', 'name: ratings', 'ratings: name ratings is used twice'],
    ['path: data/critics.csv', 'path: data/ratings.parquet', 'critics: path data/ratings.parquet is used twice'],
    ['priority: 2', 'priority: 1', 'two contributors have one priority'],
    ['imdb_votes: { type: int', 'title: { type: string', 'ratings: title is a key column'],
    [
      'rotten_tomatoes: { type: int, unit: percent, known: release+30d }',
      'distributor: { type: int, known: release+30d }',
      'critics.distributor is declared differently elsewhere',
    ],
    [
      '    priority: 3\n    columns:\n',
      '    priority: 3\n    columns:\n      imdb_votes: { type: int, unit: millions, known: release+365d }\n',
      'box-office.imdb_votes is declared differently elsewhere',
    ],
    ['distributor: { type: string,', 'distributor: { type: string, unit: min,', 'distributor: a unit on a string column'],
    ['exists: release-180d', 'exists: release', 'title is known before its entity exists'],
    ['validation_share: 0.1', 'validation_share: 0.2', 'nothing is left to test on'],
    ['validation_share: 0.1', 'group: { by: [studio] }', 'no column studio'],
    ['validation_share: 0.1', 'group: { by: [director], release: source }', 'no date column source'],
    ['unit: min, known', 'unit: min, measured: critics_day, known', 'no date column critics_day'],
  ])('WF5 refuses %s -> %s', (from, to, message) => {
    expect(messages(edited(CONFIG, from, to)).join('\n')).toContain(message)
  })

  it.each([
    ['trees: 1350', 'trees: 1349'],
    ['as_of: 2011-12-31', 'as_of: 2011-12-32'],
    ['as_of: 2011-12-31', 'as_of: 2011-02-30'],
    ['known: release+365d', 'known: someday'],
    ['unit: min, known', 'unit: min, period_ends: 2009-13-01, known'],
    ['id: 0190a0b0', 'id: 0190A0B0'],
    ['format: parquet', 'format: excel'],
    ['seed: 42', 'seed: -1'],
  ])('WF2 refuses %s -> %s', (from, to) => {
    expect(messages(edited(CONFIG, from, to))).toHaveLength(1)
  })

  it('CA18 takes budgets of the cache in MiB, none larger than the one below it', () => {
    const withCache = (text: string): string => `${CONFIG}cache: ${text}\n`
    const parsed = parseWorkspaceConfig(withCache('{ l1_mb: 1, l2_mb: 2, l3_mb: 2 }'))
    expect(parsed.ok && parsed.value.cache).toEqual({ l1: 2 ** 20, l2: 2 ** 21, l3: 2 ** 21 })
    expect(messages(withCache('{ l1_mb: 3, l2_mb: 2, l3_mb: 4 }')).join()).toContain('a tier of the cache is larger than the one below it')
    expect(messages(withCache('{ l1_mb: 0, l2_mb: 2, l3_mb: 4 }'))).toHaveLength(1)
  })

  it('is valid where a feature looks too early or leaks: the run refuses that, by its rules', () => {
    expect(messages(edited(CONFIG, 'at: release+365d', 'at: release'))).toEqual([])
    expect(messages(edited(CONFIG, 'from: imdb_votes, op: log1p', 'from: imdb_rating, op: log1p'))).toEqual([])
  })
})

describe('a workspace without data', () => {
  const [head = ''] = CONFIG.split('\ndevices:')
  const BUS = head.replace(/^as_of.*\n/m, '')
  const POLICY_OF_A_BUS = [
    'format: vbus.policy.v1',
    'operators: { unconfined: refuse }',
    'review: { person: false, unattended_ack: accept }',
    'refusals: { disconnect_after: 9, window_s: 9 }',
  ].join('\n')

  it('OR20 is a bus and nothing else: all members of data are left out, and those of the policy', () => {
    const parsed = parseWorkspaceConfig(BUS)
    expect(parsed).toMatchObject({ ok: true, value: { hasData: false, contributors: [], devices: {}, name: 'movies' } })
    if (!parsed.ok) throw new Error('not parsed')
    expect(declaredTables(parsed.value)).toEqual([])
    expect(parseWorkspacePolicy(POLICY_OF_A_BUS, parsed.value)).toMatchObject({
      ok: true,
      value: { rowRules: [], antiCheat: { r2Max: 0 } },
    })
    expect(parseWorkspacePolicy(POLICY, parsed.value)).toMatchObject({ ok: false })
    expect(parseWorkspacePolicy(POLICY_OF_A_BUS, sample())).toMatchObject({ ok: false })
  })

  it('OR20 has all members of data or none', () => {
    expect(messages(CONFIG.replace(/^threads.*$/m, '')).join()).toMatch(/^\d+ missing member threads$/)
    expect(messages(`${BUS}\nthreads: 1\n`).join('\n')).toContain('missing member master')
    expect(messages(BUS.replace('name: movies', 'nam: movies')).join()).toMatch(/^\d+ unknown member nam,\d+ missing member name$/)
  })
})

describe('policy.yaml', () => {
  it('WF6 is read whole, against its workspace', () => {
    const parsed = parseWorkspacePolicy(POLICY, sample())
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        faultyShareMax: 0.25,
        antiCheat: { r2Max: 0.95, mapeMin: 0.02, shuffled: { trees: 10, r2Max: 0.1 }, heldOutMin: 100 },
        unconfinedOperators: 'record',
        missingWitness: 'record',
        review: { needsPerson: false, releaseWithinS: 86_400, unattendedRelease: 'accept' },
      },
    })
    const strict = parseWorkspacePolicy(POLICY.replace('unattended_ack: accept', 'unattended_ack: refuse'), sample())
    expect(strict).toMatchObject({ ok: true, value: { review: { unattendedRelease: 'refuse' } } })
    const witnessed = parseWorkspacePolicy(`${POLICY}witnesses: { missing: refuse }\n`, sample())
    expect(witnessed).toMatchObject({ ok: true, value: { missingWitness: 'refuse' } })
    expect(parsed.ok ? parsed.value.rowRules[4] : undefined).toEqual({
      id: 'D5-zero-gross',
      check: 'zero',
      columns: ['us_gross', 'worldwide_gross'],
      action: 'kept',
    })
  })

  it.each([
    ['columns: [title], action: quarantined', 'columns: [title], action: kept', 'no rule for missing key column title, quarantined'],
    [
      'D4-target-missing: { check: missing, columns: [imdb_rating], action: kept }',
      'D4-target-missing: { check: missing, columns: [imdb_rating], action: corrected }',
      'D4-target-missing: missing cannot be corrected',
    ],
    ['columns: [running_time_min]', 'columns: [runtime]', 'D6-running-time-missing: no column runtime'],
    ['columns: [running_time_min]', 'columns: [imdb_rating]', 'D6-running-time-missing: another rule checks missing imdb_rating already'],
    ['columns: [running_time_min]', 'others: true', 'D7-value-missing: another rule checks missing * already'],
    [
      '{ check: missing, others: true, action: kept }',
      '{ check: missing, others: false, action: kept }',
      'D7-value-missing: says wrongly which columns it looks at',
    ],
    ['  T5-after-as-of: { check: after-as-of, action: corrected }', '  #', 'no rule for after-as-of'],
    ['T5-after-as-of', 'T4-after-as-of', 'T4-after-as-of: is not named after its rule'],
    [
      'D5-zero-gross: { check: zero, columns: [us_gross, worldwide_gross], action: kept }',
      'D5-zero-gross: { check: zero, others: true, action: corrected }',
      'D5-zero-gross: zero cannot be corrected',
    ],
    ['faulty_share_max', '  P1-odd: { check: cel, action: kept }\nfaulty_share_max', 'P1-odd: an expression is for cel, which needs it'],
    [
      'faulty_share_max',
      "  P1-odd: { check: cel, expression: 'row.budget > 1', action: kept }\nfaulty_share_max",
      'P1-odd: no column budget',
    ],
    ['ratings: [imdb_rating, imdb_votes]', 'ratings: [imdb_rating]', 'ratings may not deliver imdb_votes'],
    ['ratings: [imdb_rating, imdb_votes]', 'stars: [imdb_rating]', 'no table stars'],
    [
      '{ check: date-unreadable, action: quarantined }',
      '{ check: date-unreadable, action: kept }',
      'D11-date-unreadable: date-unreadable cannot be kept',
    ],
    [
      '{ check: unmatched, action: kept }',
      '{ check: unmatched, columns: [title], action: kept }',
      'D10-contributor-unmatched: says wrongly which columns it looks at',
    ],
  ])('WF6 refuses %s -> %s', (from, to, message) => {
    expect(policyMessages(edited(POLICY, from, to))).toContain(message)
  })

  it('WF2 refuses what it does not know', () => {
    expect(policyMessages(edited(POLICY, 'faulty_share_max', 'faulty_share'))).toEqual([
      'unknown member faulty_share',
      'missing member faulty_share_max',
    ])
  })
})
