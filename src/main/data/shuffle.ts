/**
 * The same places in another order, by Fisher and Yates with Mulberry32 (32-bit integer arithmetic: the same everywhere for one seed).
 * Not for secrets: it only has to be an order that the values know nothing of.
 */
export function shuffled(places: readonly number[], seed: number): readonly number[] {
  const order = [...places]
  let state = seed >>> 0
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = below(last + 1)
    const held = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = held
  }
  return order
}
