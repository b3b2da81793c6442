import { describe, expect, it } from 'vitest'
import { type OmniboxItem, splitPrefix } from './omnibox-items.ts'
import { LINES_MAX, searchItems } from './omnibox-search.ts'
import { Panels, PICKED_MAX } from './panels.ts'

const item = (key: string, title: string): OmniboxItem => ({ key, title, hint: '', run: () => {} })
const items = [item('a', 'Start run'), item('b', 'Emergency stop'), item('c', 'Go to Runs'), item('# fabric.rows', 'fabric.rows')]
const titles = (needle: string, recent: readonly string[] = []) => searchItems(items, needle, recent).map(({ title }) => title)

describe('omnibox', () => {
  it('WN37 its first sign says what is looked for', () => {
    expect(splitPrefix('>start')).toEqual({ prefix: '>', needle: 'start' })
    expect(splitPrefix('# fabric')).toEqual({ prefix: '#', needle: 'fabric' })
    expect(splitPrefix('audit')).toEqual({ prefix: undefined, needle: 'audit' })
    // The box that opened with `>` takes another sign as well.
    expect(splitPrefix('>#fabric')).toEqual({ prefix: '#', needle: 'fabric' })
    expect(splitPrefix('> :12')).toEqual({ prefix: ':', needle: '12' })
    expect(splitPrefix('>>start')).toEqual({ prefix: '>', needle: 'start' })
  })

  it('WN37 finds by parts of words in any order, and takes nothing that does not match', () => {
    expect(titles('start')).toEqual(['Start run'])
    expect(titles('run start')).toEqual(['Start run'])
    expect(titles('fab row')).toEqual(['fabric.rows'])
    expect(titles('zebra')).toEqual([])
  })

  it('WN37 what was picked last comes first', () => {
    expect(titles('', ['b'])[0]).toBe('Emergency stop')
    expect(titles('run', ['c'])[0]).toBe('Go to Runs')
  })

  it('WN37 is bounded: lines and what is remembered', () => {
    const many = Array.from({ length: LINES_MAX * 3 }, (_, index) => item(`k${index}`, `topic ${index}`))
    expect(searchItems(many, 'topic', [])).toHaveLength(LINES_MAX)
    expect(searchItems(many, '', [])).toHaveLength(LINES_MAX)
    const panels = new Panels()
    for (const { key } of many) panels.picked(key)
    expect(panels.store.getState().picked).toHaveLength(PICKED_MAX)
    expect(panels.store.getState().picked[0]).toBe(many.at(-1)?.key)
  })
})
