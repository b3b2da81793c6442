import { expect, it } from 'vitest'
import { bindNode, newBindingText } from './binding-text.ts'

const HEAD = 'format: arqonbus.binding.v1 # ours\nname: simulated\ncircuit: bowls\n'
const sim = { operator: 'nvm-sim', simulated: true }
const rig = { operator: 'rig-7', simulated: false }

it('VX60 another component for a node changes its two words and nothing else', () => {
  const text = `${HEAD}serves:\n  nvm:   { operator: nvm-sim,   simulated: true }  # here\n  qml: {operator: qml-1, simulated: true}\n`
  expect(bindNode(text, 'nvm', rig)).toBe(text.replace('nvm-sim', 'rig-7').replace('true', 'false'))
  expect(bindNode(text, 'nvm', sim)).toBe(text)
})

it('VX60 a node that was not bound gets a line of its own, as the others are written', () => {
  const text = `${HEAD}serves:\n    nvm: {operator: nvm-sim, simulated: true} # here\n# the end\n`
  expect(bindNode(text, 'qml', rig)).toBe(text.replace('# here\n', '# here\n    qml: {operator: rig-7, simulated: false}\n'))
  const crlf = text.replaceAll('\n', '\r\n')
  expect(bindNode(crlf, 'qml', rig)).toBe(crlf.replace('# here\r\n', '# here\r\n    qml: {operator: rig-7, simulated: false}\r\n'))
  expect(bindNode(`${HEAD}serves: {nvm: {operator: a, simulated: true}}\n`, 'qml', rig)).toBe(
    `${HEAD}serves: {nvm: {operator: a, simulated: true}, qml: {operator: rig-7, simulated: false}}\n`,
  )
  expect(bindNode(`${HEAD}serves: {}\n`, 'qml', rig)).toBe(`${HEAD}serves:\n  qml: {operator: rig-7, simulated: false}\n`)
})

it('VX60 a node without a row is served by whoever serves its topic', () => {
  const one = `${HEAD}serves:\n  nvm: {operator: nvm-sim, simulated: true}\n`
  const two = `${one}  qml:\n    operator: rig-7\n    simulated: false\n`
  expect(bindNode(two, 'qml', undefined)).toBe(one)
  expect(bindNode(two, 'nvm', undefined)).toBe(two.replace('  nvm: {operator: nvm-sim, simulated: true}\n', ''))
  expect(bindNode(one, 'nvm', undefined)).toBe(`${HEAD}serves: {}\n`)
  expect(bindNode(one, 'gone', undefined)).toBe(one)
  const flow = `${HEAD}serves: {nvm: {operator: a, simulated: true}, qml: {operator: b, simulated: true}}\n`
  expect(bindNode(flow, 'nvm', undefined)).toBe(`${HEAD}serves: {qml: {operator: b, simulated: true}}\n`)
  expect(bindNode(flow, 'qml', undefined)).toBe(`${HEAD}serves: {nvm: {operator: a, simulated: true}}\n`)
})

it('VX60 a new binding says who serves what', () => {
  const text = newBindingText('rig', 'bowls', new Map([['nvm', sim]]))
  expect(text).toBe('format: arqonbus.binding.v1\nname: rig\ncircuit: bowls\nserves:\n  nvm: {operator: nvm-sim, simulated: true}\n')
  expect(bindNode(newBindingText('rig', 'bowls', new Map()), 'nvm', sim)).toContain('nvm: {operator: nvm-sim')
})

it('VX60 what is no binding is left as it is', () => {
  expect(() => bindNode('name: x\n', 'nvm', sim)).toThrow(/no `serves`/)
  expect(() => bindNode('serves: [', 'nvm', sim)).toThrow()
})
