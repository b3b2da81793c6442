import { describe, expect, it } from 'vitest'
import { drawPlot } from './plot.ts'

const plot = {
  title: 'a < b & "c"',
  xLabel: 'actual (points)',
  yLabel: 'predicted (points)',
  x: [1, 5.5, 9],
  y: [2, 5, 8.25],
  notes: ['n = 3'],
}

describe('plot', () => {
  it('DO2 has axes, units, n and one dot a row, and the same text every time', () => {
    const svg = drawPlot(plot)
    expect(svg.match(/<circle /g)?.length).toBe(3)
    for (const text of ['actual (points)', 'predicted (points)', 'n = 3', 'a &lt; b &amp; &quot;c&quot;'])
      expect(svg).toContain(`>${text}<`)
    expect(svg).toContain('cx="76.00"')
    expect(svg).toBe(drawPlot(plot))
  })

  it.each([
    ['no rows', [], []],
    ['one value', [4], [4]],
    ['tiny differences', [1, 1.001], [1, 1.0005]],
    ['huge values', [1, 3e9], [0, 2.5e9]],
    ['beyond every step', [0, 1e300], [0, 1e300]],
    ['negative values', [-7, -2], [-3.5, -1]],
  ])('draws %s inside its frame, with few ticks', (_, x, y) => {
    const svg = drawPlot({ ...plot, x, y })
    expect(svg).not.toMatch(/NaN|Infinity/)
    for (const [, coordinate] of svg.matchAll(/c[xy]="([^"]+)"/g))
      expect(Number(coordinate)).toSatisfy((value: number) => value >= 0 && value <= 720)
    expect(svg.match(/text-anchor="end"/g)?.length ?? 0).toBeLessThanOrEqual(13)
  })
})
